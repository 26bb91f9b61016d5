#!/bin/sh
# What has to happen by the clock. A job that fails is logged and has its next chance a minute, or a day, later.

minute=0
while :; do
    python manage.py publish_scheduled
    if [ $((minute % 1440)) -eq 0 ]; then
        python manage.py prune_db_task_results
        python manage.py clearsessions
    fi
    minute=$((minute + 1))
    sleep 60
done
