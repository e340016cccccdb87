using Npgsql;

namespace LocalCoin.Store.Audit;

/// <summary>The last time that somebody proved the whole ledger.</summary>
/// <param name="Seq">Through which event.</param>
/// <param name="Fault">What was wrong; null where nothing was.</param>
public sealed record LastVerification(Instant At, long Seq, string Hash, string? Fault)
{
    public static async Task Note(
        NpgsqlDataSource source, VerificationReport report, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "insert into verifications (seq, hash, fault) values ($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter { Value = report.Head });
        command.Parameters.Add(new NpgsqlParameter { Value = report.Hash });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)report.Fault?.ToString() ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <returns>Null where nobody did yet.</returns>
    public static async Task<LastVerification?> Find(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "select at, seq, hash, fault from verifications order by at desc limit 1");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new LastVerification(
                Instant.FromDateTimeUtc(reader.GetDateTime(0)), reader.GetInt64(1), reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3))
            : null;
    }
}
