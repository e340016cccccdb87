using Npgsql;

namespace LocalCoin.App.Operator;

/// <summary>How far the ledger and its projections are.</summary>
internal static class Status
{
    public static JobCommand Command() => new JobCommand(
        "status", "Show the ledger's head, how far each projection is, and how old the newest event is.",
        "localcoin status",
        "localcoin status --json").Does(async (job, _) =>
        {
            await using var source = job.OpenDatabase();
            await using var batch = source.CreateBatch();
            batch.BatchCommands.Add(new("select seq, hash, timestamp from ledger_head"));
            batch.BatchCommands.Add(new("select name, last_seq from projections order by name"));
            await using var reader = await batch.ExecuteReaderAsync(job.Cancellation);
            await reader.ReadAsync(job.Cancellation);
            var (seq, hash, at) = (reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTime>(2));
            await reader.NextResultAsync(job.Cancellation);
            var projections = new List<(string Name, long Seq)>();
            while (await reader.ReadAsync(job.Cancellation)) projections.Add((reader.GetString(0), reader.GetInt64(1)));
            job.Report(
                new
                {
                    community = job.Community, seq, hash, recordedAt = seq == 0 ? (DateTime?)null : at,
                    projections =
                        projections.Select(one => new { name = one.Name, seq = one.Seq, lag = seq - one.Seq }),
                },
                [
                    $"community  {job.Community}",
                    $"head       {seq}" + (seq == 0 ? " (empty)" : $", recorded {at:yyyy-MM-dd HH:mm:ss} UTC"),
                    $"hash       {hash}",
                    .. projections.Select(one => $"projection {one.Name,-24} at {one.Seq}, lag {seq - one.Seq}"),
                ]);
            return ExitCode.Ok;
        });
}
