import { spawn } from "node:child_process";

const script = `
while kill -0 "$1" 2>/dev/null; do sleep 0.3; done
server=$(head -n 1 "$2/postgres/postmaster.pid" 2>/dev/null)
if [ -n "$server" ]; then
  kill -QUIT "$server" 2>/dev/null
  while kill -0 "$server" 2>/dev/null; do sleep 0.05; done
fi
rm -rf "$2"
`;

/** Removes server and folder as soon as the run has ended, however it ended. Nothing is left of a killed run either. */
export function watch(runPid: number, folder: string): void {
  spawn("sh", ["-c", script, "test-database", String(runPid), folder], { detached: true, stdio: "ignore" }).unref();
}
