#!/usr/bin/env bash
# Types one of the README's commands on a bare system: a chroot with nothing but a minimal base, python3 and git.
# The machine's own set-up stays out of it; what its network needs (certificate, proxy, index) is handed in by the caller.
set -euo pipefail

usage() {
    cat <<'EOF'
usage: sudo packaging/chroot-trial.sh [options] [--] run|test [arguments]

  --suite NAME     release to try (default bookworm)
  --mirror URL     where its packages come from (default: debootstrap's own)
  --cache FOLDER   keeps the base system and the trial (default: fos-kiosk-trial in the temporary folder)
  --worktree       try the files as they lie here; without it a clone of the last commit is tried
  --again          use the chroot of the last trial, set-up and all (with --worktree: the files of now laid over it)
  --offline        no network at all (with --again: shows that the second start needs none)
  --user           as an ordinary user without sudo, instead of root
  --env NAME       hand this environment variable in (may be given again)
  --file PATH      copy this file or folder of the machine to the same place inside (may be given again)
  --out FOLDER     copy the build/ that the command leaves to this folder
  --shell COMMAND  run this in the checkout instead of the README's command
EOF
}

suite=bookworm
mirror=''
cache=${TMPDIR:-/tmp}/fos-kiosk-trial
worktree='' again='' offline='' user='' out='' shell=''
names=() files=()
while [ $# -gt 0 ]; do
    case $1 in
        --suite) suite=$2; shift ;;
        --mirror) mirror=$2; shift ;;
        --cache) cache=$2; shift ;;
        --worktree) worktree=yes ;;
        --again) again=yes ;;
        --offline) offline=yes ;;
        --user) user=yes ;;
        --env) names+=("$2"); shift ;;
        --file) files+=("$2"); shift ;;
        --out) out=$2; shift ;;
        --shell) shell=$2; shift ;;
        -h | --help) usage; exit 0 ;;
        --) shift; break ;;
        -*) usage >&2; exit 2 ;;
        *) break ;;
    esac
    shift
done
if [ $# -eq 0 ] && [ -z "$shell" ]; then
    usage >&2
    exit 2
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "A chroot is made by root: sudo packaging/chroot-trial.sh ..." >&2
    exit 1
fi
for tool in debootstrap git unshare; do
    command -v "$tool" >/dev/null || { echo "Missing: $tool (apt-get install debootstrap git util-linux)" >&2; exit 1; }
done

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
base=$cache/$suite-base.tar
chroot=$cache/$suite
# A name with a space and an accent: set-up must not mind.
checkout='/home/stand/FOS kiosk één'

mkdir -p "$cache"
if [ ! -f "$base" ]; then
    echo "== making the $suite base system"
    fresh=$(mktemp -d "$cache/making.XXXXXX")
    debootstrap --variant=minbase --include=python3,git "$suite" "$fresh" ${mirror:+"$mirror"} >"$cache/debootstrap.log"
    rm -rf "$fresh/var/cache/apt/archives/"*.deb
    tar -C "$fresh" -cf "$base.part" .
    mv "$base.part" "$base"
    rm -rf "$fresh"
fi

fresh=''
if [ -z "$again" ] || [ ! -d "$chroot$checkout" ]; then
    fresh=yes
    echo "== unpacking $suite"
    rm -rf "$chroot"
    mkdir -p "$chroot"
    tar -C "$chroot" -xf "$base"
    # It was made in a private folder: nobody but root could enter its root.
    chmod 755 "$chroot"
    chroot "$chroot" useradd --create-home --shell /bin/sh stand
fi
if [ -n "$worktree" ]; then
    mkdir -p "$chroot$checkout"
    git -C "$root" ls-files -z --cached --others --exclude-standard |
        tar -C "$root" --null --files-from=- --ignore-failed-read -cf - | tar -C "$chroot$checkout" -xf -
elif [ -n "$fresh" ]; then
    git clone --quiet --no-hardlinks "file://$root" "$chroot$checkout"
fi
if [ -n "$fresh" ]; then
    chroot "$chroot" chown -R stand:stand /home/stand
    [ -n "$user" ] || chroot "$chroot" chown -R root:root "$checkout"
fi

for file in "${files[@]}"; do
    mkdir -p "$chroot$(dirname "$file")"
    cp -aL "$file" "$chroot$(dirname "$file")/"
done
cp -L /etc/resolv.conf "$chroot/etc/resolv.conf"

settings=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
if [ -n "$user" ]; then settings+=(HOME=/home/stand USER=stand); else settings+=(HOME=/root USER=root); fi
for name in "${names[@]}"; do
    [ -z "${!name+set}" ] || settings+=("$name=${!name}")
done
identity=()
[ -z "$user" ] || identity=(--userspec=stand:stand)
namespaces=(--mount --pid --fork --kill-child)
[ -z "$offline" ] || namespaces+=(--net)

if [ -n "$shell" ]; then
    inside=(sh -c "$shell")
    echo "== $shell"
else
    inside=(python3 packaging/bootstrap.py "$@")
    echo "== python3 packaging/bootstrap.py $*"
fi

start=$(date +%s.%N)
code=0
# Mounts and processes live in namespaces of their own and are gone when the command ends.
# shellcheck disable=SC2016
unshare "${namespaces[@]}" bash -c '
    set -e
    chroot=$1 checkout=$2
    shift 2
    mount -t proc proc "$chroot/proc"
    mount -t tmpfs -o mode=755 tmpfs "$chroot/dev"
    for node in null zero full random urandom tty; do
        : >"$chroot/dev/$node"
        mount --bind "/dev/$node" "$chroot/dev/$node"
    done
    mkdir "$chroot/dev/shm" "$chroot/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$chroot/dev/shm"
    ln -s /proc/self/fd "$chroot/dev/fd"
    # No init runs in here: packages must not try to start their services.
    printf "#!/bin/sh\nexit 101\n" >"$chroot/usr/sbin/policy-rc.d"
    chmod 755 "$chroot/usr/sbin/policy-rc.d"
    cut=()
    while [ "$1" != -- ]; do cut+=("$1"); shift; done
    shift
    exec chroot "${cut[@]}" "$chroot" env -i -C "$checkout" "$@"
' trial "$chroot" "$checkout" "${identity[@]}" -- "${settings[@]}" "${inside[@]}" || code=$?
end=$(date +%s.%N)

if [ -n "$out" ] && [ -d "$chroot$checkout/build" ]; then
    mkdir -p "$out"
    cp -a "$chroot$checkout/build/." "$out/"
    echo "== build/ copied to $out: $(ls "$out" | tr '\n' ' ')"
fi
awk -v a="$start" -v b="$end" -v c="$code" 'BEGIN { printf "== exit code %d after %.1f s\n", c, b - a }'
exit "$code"
