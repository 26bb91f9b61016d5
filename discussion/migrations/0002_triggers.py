"""What the database itself answers for: places in the tree, counters that cannot drift, logs that only grow.

Whoever locks rows takes them in this order, and the triggers do: counters of discussions, then comments, each by id.
"""

from django.db import migrations

PLACES = """
CREATE FUNCTION discussion_place_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above record;
BEGIN
  IF NEW.parent_id IS NULL THEN
    NEW.root_id := NEW.id;
    NEW.depth := 0;
    NEW.path := int8send(NEW.id);
    RETURN NEW;
  END IF;
  SELECT discussion_id, root_id, depth, path INTO above FROM discussion_comment WHERE id = NEW.parent_id;
  IF NOT FOUND OR above.discussion_id <> NEW.discussion_id THEN
    RAISE EXCEPTION 'comment % is no parent in discussion %', NEW.parent_id, NEW.discussion_id
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  NEW.root_id := above.root_id;
  NEW.depth := least(above.depth + 1, 8);
  NEW.path := substring(above.path FROM 1 FOR 64) || int8send(NEW.id);
  RETURN NEW;
END $$;

CREATE TRIGGER place_comment BEFORE INSERT ON discussion_comment
  FOR EACH ROW EXECUTE FUNCTION discussion_place_comment();

CREATE FUNCTION discussion_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER keep_place BEFORE UPDATE ON discussion_comment FOR EACH ROW
  WHEN ((OLD.discussion_id, OLD.parent_id, OLD.root_id, OLD.depth, OLD.path)
    IS DISTINCT FROM (NEW.discussion_id, NEW.parent_id, NEW.root_id, NEW.depth, NEW.path))
  EXECUTE FUNCTION discussion_refuse('a comment keeps its place');
"""

COUNTERS = """
CREATE FUNCTION discussion_start_stats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO discussion_discussionstats (discussion_id, published, roots, pending, version)
    VALUES (NEW.id, 0, 0, 0, 0);
  RETURN NULL;
END $$;

CREATE TRIGGER start_stats AFTER INSERT ON discussion_discussion
  FOR EACH ROW EXECUTE FUNCTION discussion_start_stats();

CREATE TYPE discussion_delta AS (
  discussion_id bigint, parent_id bigint, path bytea, published integer, pending integer, at timestamptz
);

CREATE FUNCTION discussion_ancestors(path bytea, parent_id bigint) RETURNS SETOF bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT ('x' || encode(substring(path FROM 8 * place + 1 FOR 8), 'hex'))::bit(64)::bigint
    FROM generate_series(0, octet_length(path) / 8 - 2) AS place
  UNION SELECT parent_id WHERE parent_id IS NOT NULL
$$;

CREATE FUNCTION discussion_add(deltas discussion_delta[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF deltas IS NULL THEN
    RETURN;
  END IF;
  PERFORM 1 FROM discussion_discussionstats
    WHERE discussion_id IN (SELECT delta.discussion_id FROM unnest(deltas) AS delta)
    ORDER BY discussion_id FOR NO KEY UPDATE;
  UPDATE discussion_discussionstats AS stats SET
      published = stats.published + total.published,
      roots = stats.roots + total.roots,
      pending = stats.pending + total.pending,
      last_published_at = greatest(stats.last_published_at, total.at),
      version = stats.version + 1
    FROM (
      SELECT delta.discussion_id, sum(delta.published) AS published, sum(delta.pending) AS pending,
          coalesce(sum(delta.published) FILTER (WHERE delta.parent_id IS NULL), 0) AS roots,
          max(delta.at) FILTER (WHERE delta.published > 0) AS at
        FROM unnest(deltas) AS delta GROUP BY delta.discussion_id
    ) AS total
    WHERE stats.discussion_id = total.discussion_id;
  PERFORM 1 FROM discussion_comment WHERE id IN (
      SELECT ancestor FROM unnest(deltas) AS delta, discussion_ancestors(delta.path, delta.parent_id) AS ancestor
        WHERE delta.published <> 0
    ) ORDER BY id FOR NO KEY UPDATE;
  UPDATE discussion_comment AS comment SET reply_count = comment.reply_count + total.published
    FROM (
      SELECT ancestor, sum(delta.published) AS published
        FROM unnest(deltas) AS delta, discussion_ancestors(delta.path, delta.parent_id) AS ancestor
        WHERE delta.published <> 0 GROUP BY ancestor
    ) AS total
    WHERE comment.id = total.ancestor AND total.published <> 0;
END $$;

CREATE FUNCTION discussion_count_comments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deltas discussion_delta[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(ROW(discussion_id, parent_id, path, (status = 1)::int, (status = 0)::int, published_at)
        ::discussion_delta) INTO deltas
      FROM arrived WHERE status IN (0, 1);
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(ROW(discussion_id, parent_id, path, -(status = 1)::int, -(status = 0)::int, NULL)
        ::discussion_delta) INTO deltas
      FROM gone WHERE status IN (0, 1);
  ELSE
    SELECT array_agg(ROW(arrived.discussion_id, arrived.parent_id, arrived.path,
        (arrived.status = 1)::int - (gone.status = 1)::int, (arrived.status = 0)::int - (gone.status = 0)::int,
        arrived.published_at)::discussion_delta) INTO deltas
      FROM arrived JOIN gone USING (id)
      WHERE arrived.status <> gone.status AND (arrived.status IN (0, 1) OR gone.status IN (0, 1));
  END IF;
  PERFORM discussion_add(deltas);
  RETURN NULL;
END $$;

CREATE TRIGGER count_new_comments AFTER INSERT ON discussion_comment REFERENCING NEW TABLE AS arrived
  FOR EACH STATEMENT EXECUTE FUNCTION discussion_count_comments();
CREATE TRIGGER count_changed_comments AFTER UPDATE ON discussion_comment
  REFERENCING OLD TABLE AS gone NEW TABLE AS arrived
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION discussion_count_comments();
CREATE TRIGGER count_deleted_comments AFTER DELETE ON discussion_comment REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION discussion_count_comments();

CREATE FUNCTION discussion_count_votes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sign integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  PERFORM 1 FROM discussion_comment WHERE id IN (SELECT comment_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
  UPDATE discussion_comment AS comment SET vote_count = comment.vote_count + sign * total.votes
    FROM (SELECT comment_id, count(*) AS votes FROM changed GROUP BY comment_id) AS total
    WHERE comment.id = total.comment_id;
  RETURN NULL;
END $$;

CREATE TRIGGER count_new_votes AFTER INSERT ON discussion_commentvote REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION discussion_count_votes();
CREATE TRIGGER count_deleted_votes AFTER DELETE ON discussion_commentvote REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION discussion_count_votes();

CREATE FUNCTION discussion_count_reports() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change integer := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.handled_at IS NULL THEN
    change := change - 1;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.handled_at IS NULL THEN
    change := change + 1;
  END IF;
  IF change <> 0 THEN
    UPDATE discussion_comment SET report_count = report_count + change
      WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.comment_id ELSE NEW.comment_id END;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER count_reports AFTER INSERT OR UPDATE OR DELETE ON discussion_commentreport
  FOR EACH ROW EXECUTE FUNCTION discussion_count_reports();
"""

LOGS = """
CREATE FUNCTION discussion_keep_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An account may be deleted; its name stays in the line.
  IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL AND to_jsonb(NEW) - 'actor_id' = to_jsonb(OLD) - 'actor_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of % is refused: the log only grows', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER keep_log BEFORE UPDATE OR DELETE ON discussion_moderationevent
  FOR EACH ROW EXECUTE FUNCTION discussion_keep_log();
CREATE TRIGGER keep_log BEFORE UPDATE OR DELETE ON discussion_rightsclaimentry
  FOR EACH ROW EXECUTE FUNCTION discussion_keep_log();
"""

# Functions go with CASCADE, and their triggers with them.
UNDO = """
DROP FUNCTION discussion_keep_log, discussion_count_reports, discussion_count_votes, discussion_count_comments,
  discussion_add, discussion_ancestors, discussion_start_stats, discussion_refuse, discussion_place_comment CASCADE;
DROP TYPE discussion_delta;
"""


class Migration(migrations.Migration):
    dependencies = [("discussion", "0001_initial")]
    operations = [migrations.RunSQL(PLACES + COUNTERS + LOGS, UNDO)]
