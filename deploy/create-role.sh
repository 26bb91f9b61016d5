#!/bin/sh
# Run once by the database's image, when its volume is empty: the site's own role, which is no superuser, and its database.
set -eu

psql --set=ON_ERROR_STOP=1 --set=password="$DATABASE_PASSWORD" --username postgres --dbname postgres <<'SQL'
CREATE ROLE airace LOGIN PASSWORD :'password';
CREATE DATABASE airace OWNER airace TEMPLATE template0 ENCODING 'UTF8';
REVOKE CONNECT ON DATABASE airace FROM PUBLIC;
SQL
