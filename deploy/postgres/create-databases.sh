#!/bin/sh
# Run once by the image, when the data folder is empty: a database and an owner for the engine, and for the portal.
set -eu
for name in engine orquestra; do
  case $name in
    engine) password=$ENGINE_DATABASE_PASSWORD ;;
    orquestra) password=$ORQUESTRA_DATABASE_PASSWORD ;;
  esac
  psql --username postgres --set ON_ERROR_STOP=1 --set name="$name" --set password="$password" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
