#!/bin/sh
# What has to happen by the clock. A job that fails is logged and has its next chance a minute, or a day, later.

minute=0
while :; do
    python manage.py publish_scheduled
    python manage.py process_outbox
    if [ $((minute % 1440)) -eq 0 ]; then
        python manage.py prune_db_task_results
        python manage.py clearsessions
        # Who signed in from where is kept for thirty days.
        python manage.py prune_sign_in_records
        python manage.py expire_discussion_records
        # Those of imported events, and whatever a stopped worker left out.
        python manage.py make_share_images --remove-unused
    fi
    minute=$((minute + 1))
    sleep 60
done
