#!/bin/sh
# Runs once, when the server's folder is made: a role for the bot that is no superuser, so that the wall between communities holds for it too.
set -eu
password=$(cat /run/secrets/Postgres__BotPassword)
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --set password="$password" <<'SQL'
CREATE ROLE organizerbot LOGIN PASSWORD :'password';
CREATE DATABASE organizer OWNER organizerbot;
SQL
