"""What other sites may show of ours: a comparison table or the figure of the timeline, and the oEmbed that says how."""
