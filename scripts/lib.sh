# What the scripts share; sourced, not run. Progress goes to standard error, results to standard output.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

# Programs that the tests need beyond the .NET SDK and Node, each with the Debian package that brings it.
TEST_PACKAGES="hledger:hledger bean-check:beancount zbarimg:zbar-tools
  chromium:chromium chromium-headless-shell:chromium-headless-shell"

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# The comment on top of a script is its --help.
help_if_asked() {
  case " ${*:-} " in *" --help "* | *" -h "*) ;; *) return 0 ;; esac
  awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
  exit 0
}

# quietly WHAT COMMAND…: says what is done, and shows the command's output only if it fails.
quietly() {
  local what=$1 log status=0
  shift
  log=$(mktemp)
  say "$what"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" = 0 ] || { tail -n 40 "$log" >&2; say "failed: $what"; }
  rm -f "$log"
  return "$status"
}

# in_group COMMAND…: runs it in a process group of its own, to its end or ours; sets group while it runs. What it
# leaves running is ended with it: end_group waits ten seconds for everybody to go, then no longer.
group=
in_group() {
  local status=0
  setsid "$@" &
  group=$!
  wait "$group" || status=$?
  end_group
  return "$status"
}

end_group() {
  local tries
  [ -n "$group" ] || return 0
  kill -TERM -- "-$group" 2>/dev/null || true
  for tries in $(seq 100); do
    kill -0 -- "-$group" 2>/dev/null || break
    sleep 0.1
    [ "$tries" != 100 ] || kill -KILL -- "-$group" 2>/dev/null || true
  done
  group=
}

# A folder of our own for clusters, locks and builds: in the project where we may write there, else in the user's
# state folder. One hash per checkout, so that two checkouts never share a server.
checkout_hash() { printf %s "$root" | sha256sum | cut -c1-12; }

local_folder() {
  local folder="$root/.local"
  if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
    folder="${XDG_STATE_HOME:-${HOME:-/nonexistent}/.local/state}/localcoin/$(checkout_hash)"
    mkdir -p "$folder" 2>/dev/null || folder=$(own_folder_under /var/tmp)
  fi
  printf '%s\n' "$folder"
}

own_folder_under() {
  local folder
  folder="$1/localcoin-$(id -u)-$(checkout_hash)"
  mkdir -p -m 0711 "$folder"
  [ -O "$folder" ] || stop "$folder belongs to somebody else; not using it"
  printf '%s\n' "$folder"
}

need_dotnet() {
  command -v dotnet >/dev/null || stop "The .NET SDK 10 is missing (the program dotnet is not in PATH)."
  local wanted='10.0'
  dotnet --list-sdks | grep -q "^$wanted" ||
    stop "The .NET SDK $wanted is missing; here are: $(dotnet --list-sdks | cut -d' ' -f1 | xargs)"
  # The built executable looks for its runtime here, wherever the SDK was unpacked.
  : "${DOTNET_ROOT:=$(dirname "$(readlink -f "$(command -v dotnet)")")}"
  export DOTNET_ROOT
  [ ! -w "${HOME:-/nonexistent}" ] || return 0
  DOTNET_CLI_HOME="$(local_folder)/home"
  export DOTNET_CLI_HOME NUGET_PACKAGES="${NUGET_PACKAGES:-$DOTNET_CLI_HOME/packages}"
  mkdir -p "$DOTNET_CLI_HOME"
}

# Where the checkout may not be written (another user's), the build goes to our own folder.
build_flags() {
  local app="$root/src/LocalCoin.App"
  if [ ! -w "$app" ] || { [ -d "$app/obj" ] && [ ! -w "$app/obj" ]; }; then
    printf -- '--artifacts-path\n%s\n' "$(local_folder)/artifacts"
  fi
}

# One build at a time in a checkout; the lock is not handed on to what the build leaves running.
build() {
  need_dotnet
  local what=$1 flags status=0
  shift
  mapfile -t flags < <(build_flags)
  exec 8>"$(local_folder)/build.lock"
  flock 8
  quietly "$what" dotnet "$@" "${flags[@]}" 8>&- || status=$?
  exec 8>&-
  [ "$status" = 0 ] || say "Where packages could not be restored: is the package source of this machine reachable?"
  return "$status"
}

# Publishes the executable if anything it is made of is newer, and prints the folder it is in. A running server keeps
# the folder it was started from: each build has its own, and the last three stay.
published() {
  local app folder begun
  app="$(local_folder)/app"
  begun=$(date +%Y%m%d%H%M%S)-$$
  if [ ! -e "$app/.built" ] || [ -n "$(newer_than "$app/.built")" ]; then
    folder="$(local_folder)/builds/$begun"
    mkdir -p "$folder"
    touch "$folder/.built"
    build "Building localcoin" publish "$root/src/LocalCoin.App" -c Release -o "$folder" ||
      { rm -rf "$folder" && exit 1; }
    ln -sfn "$folder" "$app.new" && mv -T "$app.new" "$app"
    find "$(local_folder)/builds" -mindepth 1 -maxdepth 1 -type d | sort | head -n -3 | xargs -r rm -rf
  fi
  readlink -f "$app"
}

newer_than() {
  find "$root/src" "$root"/Directory.*.props "$root/global.json" \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -newer "$1" -print -quit
}

# install_packages NAME…: from Debian, without letting its own PostgreSQL cluster be made and started.
install_packages() {
  local as_root=() clusters=/etc/postgresql-common/createcluster.d
  command -v apt-get >/dev/null || stop "Please install: $*"
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || stop "Please let an administrator run: apt-get install $*"
    as_root=(sudo -n)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  quietly "Reading Debian's package lists" "${apt[@]}" update || say "Trying with the lists that are here"
  "${as_root[@]}" mkdir -p "$clusters"
  echo 'create_main_cluster = false' | "${as_root[@]}" tee "$clusters/localcoin.conf" >/dev/null
  local status=0
  quietly "Installing $*" "${apt[@]}" install --no-install-recommends "$@" || status=$?
  "${as_root[@]}" rm -f "$clusters/localcoin.conf"
  return "$status"
}

# need_programs PROGRAM:PACKAGE…: installs the packages of those programs that are missing.
need_programs() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
}

# The connection strings, unless the caller brought a server of their own.
connect() {
  [ -z "${ConnectionStrings__LocalCoin:-}" ] || return 0
  "$root/scripts/db" start --data "$1"
  local line
  while IFS= read -r line; do export "${line?}"; done < <("$root/scripts/db" url --data "$1")
}
