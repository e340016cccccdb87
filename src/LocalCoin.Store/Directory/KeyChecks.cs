using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>Which keys this directory was written with.</summary>
public sealed class KeyChecks(NpgsqlDataSource source)
{
    /// <summary>Notes the key where none was noted before.</summary>
    /// <returns>Whether it is the key that was noted.</returns>
    public async Task<bool> IsKnown(TypedSecrets secrets, CancellationToken cancellation)
    {
        await source.Run(
            "insert into directory_keys (purpose, check_value) values ('typed', $1) on conflict (purpose) do nothing",
            [secrets.CheckValue()], cancellation);
        return await source.One(
            "select check_value from directory_keys where purpose = 'typed'", [], row => row.GetString(0), cancellation)
            == secrets.CheckValue();
    }
}
