"""docker-compose.yml as docker-compose itself understands it, and what .env.example promises."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRETS = ("SECRET_KEY", "POSTGRES_PASSWORD", "DATABASE_PASSWORD", "CACHE_REFRESH_SECRET")
APP = ("migrate", "web", "worker", "scheduler")
TO_JSON = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)"
needs_compose = pytest.mark.needs("docker-compose")


def config(project: Path, **environment) -> subprocess.CompletedProcess:
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(project)} | environment
    command = ["docker-compose", "config"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """The files that compose reads, with .env.example filled in as .env."""
    project = tmp_path_factory.mktemp("compose")
    shutil.copy(ROOT / "docker-compose.yml", project)
    example = (ROOT / ".env.example").read_text()
    for number, name in enumerate(SECRETS):
        example = re.sub(rf"^{name}=$", f"{name}={str(number) * 64}", example, flags=re.MULTILINE)
    (project / ".env").write_text(example.replace(":DATABASE_PASSWORD@", f":{'2' * 64}@"))
    return project


@pytest.fixture(scope="module")
def compose(project) -> dict:
    """The configuration with every variable and anchor resolved."""
    first_line = Path(shutil.which("docker-compose")).read_bytes().partition(b"\n")[0]
    if b"python" not in first_line:
        pytest.skip("docker-compose 1.x is needed: 2.x spells out the same file in another way")
    resolved = config(project)
    assert resolved.returncode == 0, resolved.stderr
    # docker-compose 1.x is a Python program, whose interpreter therefore has a YAML library.
    interpreter = first_line.removeprefix(b"#!").decode().strip()
    return json.loads(subprocess.check_output([interpreter, "-c", TO_JSON], input=resolved.stdout, text=True))


@pytest.fixture(scope="module")
def services(compose) -> dict:
    return compose["services"]


@needs_compose
def test_every_part_of_the_site_is_there(services):
    assert set(services) == {"db", "migrate", "web", "worker", "scheduler", "nginx"}
    assert services["db"]["image"] == "postgres:18"
    assert services["nginx"]["image"] == "nginx:stable"


@needs_compose
def test_only_nginx_is_reachable_and_that_from_this_machine_alone(services):
    assert {name: service["ports"] for name, service in services.items() if "ports" in service} == {
        "nginx": ["127.0.0.1:8080:8080/tcp"]
    }


@needs_compose
def test_the_address_of_the_edge_is_a_setting(project):
    assert "0.0.0.0:80:8080" in config(project, EDGE_ADDRESS="0.0.0.0:80").stdout


@needs_compose
def test_the_examples_of_trusted_proxies_reach_nginx_as_they_are_written(project):
    [example] = re.findall(r"^# EDGE_TRUSTED_PROXIES=(.+)$", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert example in config(project, EDGE_TRUSTED_PROXIES=example).stdout


@needs_compose
def test_the_database_is_reached_by_the_app_alone(compose):
    assert compose["networks"]["database"]["internal"] is True
    reached_by = {name for name, service in compose["services"].items() if "database" in service["networks"]}
    assert reached_by == {"db", *APP}
    assert "edge" not in compose["services"]["db"]["networks"]


@needs_compose
def test_what_must_outlive_a_container_has_a_volume(compose):
    assert set(compose["volumes"]) == {"database", "media", "cache"}
    mounts = {name: " ".join(service.get("volumes", [])) for name, service in compose["services"].items()}
    assert "database:/var/lib/postgresql:" in mounts["db"]
    assert all("media:/srv/media:rw" in mounts[name] for name in ("web", "worker", "scheduler"))
    assert "media:/srv/media:ro" in mounts["nginx"]
    assert "cache:/var/cache/nginx:rw" in mounts["nginx"]


@needs_compose
def test_nothing_starts_before_what_it_needs(services):
    waits = {name: service.get("depends_on") for name, service in services.items()}
    migrated = {"migrate": {"condition": "service_completed_successfully"}}
    assert waits == {
        "db": None,
        "migrate": {"db": {"condition": "service_healthy"}},
        "web": migrated,
        "worker": migrated,
        "scheduler": migrated,
        "nginx": {"web": {"condition": "service_healthy"}},
    }
    assert "pg_isready" in services["db"]["healthcheck"]["test"]


@needs_compose
def test_each_part_of_the_app_does_its_work_and_what_lasts_is_started_again(services):
    assert "command" not in services["web"]
    assert services["migrate"]["command"] == "python manage.py migrate --no-input"
    assert services["worker"]["command"] == "python manage.py db_worker"
    assert services["scheduler"]["command"] == "sh deploy/schedule.sh"
    assert services["migrate"]["restart"] == "no"
    assert {service["restart"] for name, service in services.items() if name != "migrate"} == {"unless-stopped"}


@needs_compose
def test_only_the_web_server_is_asked_whether_it_answers(services):
    assert "healthcheck" not in services["web"], "the image's own is used"
    assert all(services[name]["healthcheck"]["test"] == ["NONE"] for name in ("migrate", "worker", "scheduler"))


@needs_compose
def test_the_app_runs_without_rights_it_does_not_need(services):
    for name in APP:
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["security_opt"] == ["no-new-privileges:true"]


@needs_compose
def test_each_secret_goes_only_to_those_who_use_it(services):
    known = {name: json.dumps(services[name]) for name in services}
    superuser, role, refresh = (str(number) * 64 for number in (1, 2, 3))
    assert {name for name in known if superuser in known[name]} == {"db"}
    assert {name for name in known if role in known[name]} == {"db", *APP}
    assert {name for name in known if refresh in known[name]} == {"nginx", *APP}
    assert {name for name in known if "0" * 64 in known[name]} == set(APP)


@needs_compose
def test_the_app_finds_the_cache_and_leaves_its_tasks_to_the_worker(services):
    for name in APP:
        environment = services[name]["environment"]
        assert environment["CACHE_REFRESH_URL"] == "http://nginx:8080"
        assert environment["TASKS_IN_DATABASE"] == "true"
    assert services["nginx"]["environment"]["EDGE_LISTEN"] == "8080"
    assert services["nginx"]["environment"]["EDGE_APP"] == f"web:{services['web']['environment']['BIND'][-4:]}"


@needs_compose
def test_nginx_gets_a_value_for_every_placeholder_of_its_template(services):
    placeholders = set(re.findall(r"\$\{(EDGE_\w+)\}", (ROOT / "deploy/nginx.conf").read_text()))
    assert placeholders - set(re.findall(r"EDGE_\w+", " ".join(services["nginx"]["environment"]))) == set()
    [mount] = [mount for mount in services["nginx"]["volumes"] if "nginx.conf" in mount]
    assert mount.endswith("/deploy/nginx.conf:/etc/nginx/templates/nginx.conf.template:ro")
    assert services["nginx"]["environment"]["NGINX_ENVSUBST_OUTPUT_DIR"] == "/etc/nginx"


@needs_compose
@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD", "DATABASE_PASSWORD", "CACHE_REFRESH_SECRET"])
def test_a_missing_secret_stops_everything_and_is_named(project, name):
    stopped = config(project, **{name: ""})
    assert stopped.returncode != 0
    assert name in stopped.stderr


def test_the_files_that_compose_mounts_exist():
    for path in re.findall(r"- \./(\S+?):", (ROOT / "docker-compose.yml").read_text()):
        assert (ROOT / path).is_file(), path


def test_the_example_holds_no_secret():
    for name in SECRETS:
        assert re.search(rf"^{name}=$", (ROOT / ".env.example").read_text(), re.MULTILINE), name


def test_every_setting_that_is_read_is_explained_in_the_example():
    settings = "".join((ROOT / f"airace/settings/{name}.py").read_text() for name in ("accounts", "base", "production"))
    read = set(re.findall(r'env_\w+\(\s*"(\w+)"', settings)) | {"DATABASE_URL"}
    read |= set(re.findall(r'(?:count|switch|environ\.get)\("(\w+)"', (ROOT / "deploy/gunicorn.conf.py").read_text()))
    read |= set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    explained = set(re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert read - explained == set()
    assert explained - read == {"DJANGO_SETTINGS_MODULE"}, "these are explained but read by nothing"
