# A private PostgreSQL cluster: where it is, whose it is, how it is made and started. Sourced by db, backup, restore.

# Sets bin to the folder of PostgreSQL's server programs, of the newest where there are several; empty if there is none.
find_postgres_programs() {
  local initdb
  initdb=$(command -v initdb || find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 || true)
  bin=${initdb:+$(dirname "$(readlink -f "$initdb")")}
}

ensure_postgres_programs() {
  find_postgres_programs
  [ -z "$bin" ] || return 0
  install_packages postgresql postgresql-contrib
  find_postgres_programs
  [ -n "$bin" ] || stop "PostgreSQL was installed, but initdb is not to be found"
}

# PostgreSQL refuses to run as root; then it runs as the owner of its files, else as the user postgres.
choose_server_user() {
  server_user=$(id -un)
  [ "$(id -u)" = 0 ] || return 0
  server_user=postgres
  id "$server_user" >/dev/null 2>&1 && return 0
  server_user=localcoin
  id "$server_user" >/dev/null 2>&1 && return 0
  [ -n "$bin" ] || stop "There is no PostgreSQL on this machine yet: scripts/db start installs it"
  say "Making the system user $server_user, for PostgreSQL to run as"
  useradd --system --no-create-home --shell /usr/sbin/nologin "$server_user"
}

as_server_user() {
  if [ "$(id -un)" = "$server_user" ]; then
    (cd / && exec "$@")
  else
    (cd / && exec setpriv --reuid="$server_user" --regid="$(id -g "$server_user")" --init-groups "$@")
  fi
}

# Sets base (the cluster's folder), data, and server_user for the cluster of that name.
choose_cluster() {
  local name=$1 home
  find_postgres_programs
  [[ $name =~ ^[a-z0-9-]{1,40}$ ]] || stop "A cluster's name is made of a-z, 0-9 and -: $name"
  choose_server_user
  home=$(local_folder)
  if ! as_server_user test -x "$home"; then
    home="/var/lib/localcoin/$(checkout_hash)"
    mkdir -p "$home" 2>/dev/null || home=$(own_folder_under /var/tmp)
    [ -d "$home/postgres-$name" ] || say "The user $server_user cannot enter $root, so the cluster is kept in $home"
  fi
  base="$home/postgres-$name"
  if [ -d "$base/data" ] && [ "$(id -u)" = 0 ]; then
    server_user=$(stat -c %U "$base/data")
  elif [ -d "$base/data" ] && [ ! -O "$base/data" ]; then
    home="${HOME:-/var/tmp}/.local/state/localcoin/$(checkout_hash)"
    base="$home/postgres-$name"
  fi
  data="$base/data"
}

# The cluster's folder: the server's part is the server's, the passwords are ours alone.
make_folder() {
  mkdir -p "$base" && chmod 0711 "$base"
  mkdir -p "$base/log" && chmod 0700 "$base/log"
  [ "$(id -u)" != 0 ] || chown "$server_user" "$base/log"
}

password_of() { sed -n "s/^$1=//p" "$base/passwords"; }

draw_passwords() {
  [ ! -s "$base/passwords" ] || return 0
  local role
  for role in admin owner app health; do
    printf '%s=%s\n' "localcoin_$role" "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
  done | (umask 077 && cat >"$base/passwords.new")
  mv "$base/passwords.new" "$base/passwords"
}

# Made aside and moved into place, so that a cluster is there whole or not at all.
make_cluster() {
  [ ! -d "$data" ] || return 0
  local secret="$base/initdb.secret" locale=C
  locale -a 2>/dev/null | grep -qi '^C\.utf-\?8$' && locale=C.UTF-8
  rm -rf "$base/making"
  mkdir -m 0700 "$base/making"
  password_of localcoin_admin | (umask 077 && cat >"$secret")
  [ "$(id -u)" != 0 ] || chown "$server_user" "$secret" "$base/making"
  quietly "Making a PostgreSQL cluster in $base" as_server_user "$bin/initdb" -D "$base/making" -U localcoin_admin \
    -E UTF8 --locale="$locale" --data-checksums --auth=scram-sha-256 --pwfile="$secret" || stop "initdb failed"
  rm -f "$secret"
  echo "include_if_exists = 'localcoin.conf'" | as_server_user tee -a "$base/making/postgresql.conf" >/dev/null
  mv "$base/making" "$data"
}

# Commits reach the disk: fsync and synchronous_commit keep their defaults, which are on.
write_settings() {
  local memory_mb buffers_mb
  memory_mb=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
  buffers_mb=$((memory_mb / 4 < 512 ? memory_mb / 4 : 512))
  as_server_user tee "$data/localcoin.conf" >/dev/null <<END
listen_addresses = '127.0.0.1'
port = $(cat "$base/port")
unix_socket_directories = ''
max_connections = 100
password_encryption = 'scram-sha-256'
shared_buffers = '${buffers_mb}MB'
shared_preload_libraries = ''
max_wal_size = '4GB'
checkpoint_timeout = '15min'
checkpoint_completion_target = 0.9
timezone = 'UTC'
log_timezone = 'UTC'
log_error_verbosity = terse     # the details of an error can hold a person's data
log_min_error_statement = panic # so can the statement
END
}

draw_port() {
  local port tries
  for tries in $(seq 100); do
    port=$((20000 + RANDOM % 10000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    echo "$port" >"$base/port"
    return 0
  done
  stop "No free port found after $tries tries"
}

# A pid file can outlive its server, and its number can be another process's by now: ask the process itself.
server_pid() {
  local pid
  pid=$(as_server_user sed -n 1p "$data/postmaster.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] || return 1
  [ "$(as_server_user readlink "/proc/$pid/cwd" 2>/dev/null)" = "$(readlink -f "$data")" ] && echo "$pid"
}

start_server() {
  local try log="$base/log/postgres.log" began
  [ ! -e "$log" ] || [ "$(stat -c %s "$log")" -lt 10000000 ] || as_server_user mv "$log" "$log.1"
  [ -s "$base/port" ] || draw_port
  for try in 1 2 3 4 5 6 7 8 9 10; do
    write_settings
    as_server_user touch "$log"
    began=$(stat -c %s "$log")
    (
      # The server lives on, so it must not keep a file of its caller open: a lock held by one would never be released.
      for open in /proc/self/fd/*; do
        open=${open##*/}
        [ "$open" -le 2 ] || eval "exec $open>&-"
      done
      as_server_user "$bin/pg_ctl" start -s -w -t 120 -D "$data" -l "$log" >/dev/null 2>&1 </dev/null
    ) && return 0
    case "$(tail -c +"$((began + 1))" "$log")" in
      *"Address already in use"* | *"could not create any TCP/IP sockets"*)
        say "Port $(cat "$base/port") is taken; choosing another"
        draw_port ;;
      *"is still in use"*) sleep 1 ;; # processes of a server that was killed are about to end
      *'lock file "postmaster.pid" already exists'*)
        server_pid >/dev/null && return 0
        as_server_user rm -f "$data/postmaster.pid" ;;
      *) break ;;
    esac
  done
  tail -n 20 "$log" >&2
  stop "PostgreSQL does not start; its log is $log (tried $try times)"
}

sql() {
  PGPASSWORD=$(password_of localcoin_admin) PGCONNECT_TIMEOUT=10 PGOPTIONS="-c client_min_messages=warning" \
    "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 \
    -h 127.0.0.1 -p "$(cat "$base/port")" -U localcoin_admin -d "${1:-postgres}"
}

# The owner migrates and may hand tables to the other two, which only log in.
make_roles() {
  local role
  {
    for role in owner app health; do
      echo "select 'create role localcoin_$role'
            where not exists (select from pg_roles where rolname = 'localcoin_$role') \\gexec"
      echo "alter role localcoin_$role login password '$(password_of localcoin_$role)';"
    done
    echo "grant localcoin_app, localcoin_health to localcoin_owner;"
  } | sql
}

make_database() {
  [ "$(echo "select 1 from pg_database where datname = 'localcoin'" | sql)" = 1 ] ||
    echo "create database localcoin owner localcoin_owner" | sql
  echo "revoke all on database localcoin from public;
        grant connect on database localcoin to localcoin_app, localcoin_health;
        revoke create on schema public from public;" | sql localcoin
}
