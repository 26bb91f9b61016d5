"""The light half of static/css/tokens.css, and the grounds of the covers: a picture looks the same for everyone."""

from dataclasses import dataclass

PAPER, INK, INK_2, INK_3 = "#fbfaf6", "#16181d", "#383c44", "#4c5058"
SUNKEN, RULE, RULE_2 = "#f3f0e8", "#dfdbd0", "#bdb8ab"
ACCENT, VERMILION = "#97210e", "#d23d1a"
OK, PART, NO = "#0b5544", "#6a4500", "#8f1d3f"

LANES = {
    "openai": "#0a7a5f",
    "google": "#2a5fd0",
    "anthropic": "#b4501f",
    "meta": "#7040bd",
    "xai": "#55585f",
    "deepseek": "#b3245f",
    "microsoft": "#806000",
    "nvidia": "#4f7300",
    "other": "#4c5058",
}
# On a dark ground, where those above fall below 3:1.
LANES_ON_DARK = {
    "openai": "#4fd0ab",
    "google": "#8db2ff",
    "anthropic": "#ff9d6b",
    "meta": "#c2a3ff",
    "xai": "#c4c7cd",
    "deepseek": "#ff8fb8",
    "microsoft": "#e3c04a",
    "nvidia": "#a9d14c",
    "other": "#b3b1aa",
}


@dataclass(frozen=True)
class Ground:
    """A ground, a tone for what fills the field, a deeper one, and the publication's own colour on it."""

    base: str
    tone: str
    deep: str
    vermilion: str = VERMILION
    is_dark: bool = False

    def lane(self, name: str) -> str:
        lanes = LANES_ON_DARK if self.is_dark else LANES
        return lanes.get(name, self.vermilion)


GROUNDS = (
    Ground("#efe7d8", "#d9ccb4", "#b9a988"),  # 生成り
    Ground("#dfe6ef", "#c3cfdf", "#9fb0c8"),  # 藍鼠
    Ground("#efdcd4", "#dfc2b6", "#c79f90"),  # 灰桜
    Ground("#dde8df", "#c0d3c5", "#9ab5a2"),  # 若竹鼠
    Ground("#1d222b", "#313945", "#4b5666", "#ff7350", is_dark=True),  # 墨
    Ground("#2a2033", "#41334d", "#5f4d6e", "#ff7350", is_dark=True),  # 茄子紺
)
