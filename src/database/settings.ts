/** Server settings of the product: durable, and small enough to share a machine with everything else. */
export const productSettings: Record<string, string> = {
  shared_buffers: "64MB",
  max_connections: "60",
  fsync: "on",
  synchronous_commit: "on",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "512MB",
  max_parallel_workers_per_gather: "0",
  max_logical_replication_workers: "0",
  io_method: "sync",
  huge_pages: "off",
  jit: "off",
  // No disk turns any more: reading here and there costs what reading in a row does.
  random_page_cost: "1.1",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};
