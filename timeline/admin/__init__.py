"""How editors keep events: the list, the form, the dashboard's view of what is open."""
