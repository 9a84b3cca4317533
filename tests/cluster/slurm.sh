# shellcheck shell=bash
# A Slurm of one node, all of it in one directory: its own munge key, its own ports, no account of its own. For the
# scripts here that source it:
#
#   start_slurm DIR   starts it and sets SLURM_CONF; skips the test with the reason where that is not possible
#   stop_slurm DIR    stops it and everything it runs; done by itself when the script ends, however it ends

# free_port: one that nothing listens on, below those that the system gives to programs.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo $port
}

write_slurm_conf() {
  local dir=$1 user host
  user=$(id -un)
  host=$(hostname -s)
  # cred_expire: a job that is put back into the queue waits that long. config_overrides: four processors, whatever
  # the machine has.
  cat >"$dir/slurm.conf" <<END
ClusterName=align
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket,cred_expire=5
CredType=cred/munge
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=1,sched_interval=2,sched_min_interval=100000
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
}

# ours DIR: the processes that were started with this SLURM_CONF, or by one that was. Those that look for them are not.
ours() (
  unset SLURM_CONF
  grep -lsF -e "SLURM_CONF=$1/slurm.conf" /proc/[0-9]*/environ | cut -d / -f 3
)

# First the jobs, in order; then, without further questions, all that is left.
stop_slurm() {
  local dir=$1 signal pids
  timeout 5 scancel --user="$(id -un)"
  timeout 5 scontrol shutdown
  for signal in TERM TERM KILL KILL; do
    mapfile -t pids < <(ours "$dir")
    [ ${#pids[@]} -gt 0 ] || return 0
    kill -$signal "${pids[@]}"
    kill -CONT "${pids[@]}"
    sleep 0.5
  done
} 2>/dev/null

# The same when the script is killed in a way that it cannot see.
stop_slurm_after() {
  trap '' INT TERM HUP
  trap - EXIT
  set +e
  while kill -0 "$2" 2>/dev/null; do sleep 1; done
  stop_slurm "$1"
}

end_slurm() {
  local code=$?
  set +e
  stop_slurm "$1"
  [ -z "$watcher" ] || kill -KILL "$watcher"
  exit $code
}

cannot_start() {
  local dir=$1 log
  for log in munged slurmctld slurmd; do tail -n 5 "$dir/$log.log" 2>/dev/null || true; done
  skip "Slurm does not start here: $2: $(grep -hiE 'error|fatal' "$dir"/*.log 2>/dev/null | tail -n 1)"
}

start_slurm() {
  local dir=$1
  mkdir -m 755 "$dir" "$dir/state" "$dir/spool"
  PATH=$PATH:/usr/sbin
  for program in munged mungekey slurmctld slurmd sbatch; do
    command -v $program >/dev/null || skip "$program is not installed"
  done
  export SLURM_CONF=$dir/slurm.conf
  watcher=''
  trap 'end_slurm "'"$dir"'"' EXIT
  trap 'exit 1' INT TERM HUP
  stop_slurm_after "$dir" $$ </dev/null >/dev/null 2>&1 &
  watcher=$!
  write_slurm_conf "$dir"
  mungekey --create --keyfile="$dir/munge.key" 2>"$dir/munged.log" || cannot_start "$dir" mungekey
  # --force: the directories above belong to tests/run, which made them for its user alone.
  munged --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" --pid-file="$dir/munged.pid" \
    --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" 2>>"$dir/munged.log" || cannot_start "$dir" munged
  slurmctld -c 2>>"$dir/slurmctld.log" || cannot_start "$dir" slurmctld
  slurmd 2>>"$dir/slurmd.log" || cannot_start "$dir" slurmd
  # shellcheck disable=SC2016  # for the inner shell
  wait_for 40 sh -c '[ "$(sinfo -h -o %T)" = idle ]' || cannot_start "$dir" 'the node does not come up'
}
