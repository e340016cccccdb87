// What people agree to, by version. A text that was published stays as it is: who agreed to it agreed to those words.

using System.Security.Cryptography;
using System.Text;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Health;

/// <param name="Sha256">Of both texts, as they were published: see <see cref="Consents.HashOf"/>.</param>
public sealed record ConsentText(
    ProgrammeId Programme, int Version, string Japanese, string English, string Sha256, Instant PublishedAt);

public sealed class Consents(NpgsqlDataSource source)
{
    private const string Columns = "programme, version, japanese, english, sha256, published_at";

    /// <summary>Lower-case hex SHA-256 over the UTF-8 of the Japanese text, a U+001F and the English text.</summary>
    public static string HashOf(string japanese, string english) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{japanese}\u001f{english}")));

    /// <summary>By programme, the newest first.</summary>
    public Task<List<ConsentText>> All(CancellationToken cancellation) => source.All(
        $"select {Columns} from health_consent_texts order by programme, version desc", [], Read, cancellation);

    /// <summary>What is agreed to from now on; of each programme one.</summary>
    public async Task<List<ConsentText>> Current(CancellationToken cancellation) =>
        [.. (await All(cancellation)).DistinctBy(text => text.Programme)];

    /// <summary>The next version, unless the last one says the same.</summary>
    /// <returns>The version that says so now; null where somebody else published at the same moment.</returns>
    public async Task<int?> Publish(
        ProgrammeId programme, string japanese, string english, ActorId by, CancellationToken cancellation)
    {
        var hash = HashOf(japanese, english);
        var last = (await All(cancellation)).FirstOrDefault(text => text.Programme == programme);
        if (last?.Sha256 == hash) return last.Version;
        var version = (last?.Version ?? 0) + 1;
        var added = await source.Run("""
            insert into health_consent_texts (programme, version, japanese, english, sha256, published_by)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """, [programme.Value, version, japanese, english, hash, by.Value], cancellation);
        return added == 1 ? version : null;
    }

    private static ConsentText Read(NpgsqlDataReader row) => new(
        new ProgrammeId(row.GetString(0)), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4),
        row.Time(5)!.Value);
}
