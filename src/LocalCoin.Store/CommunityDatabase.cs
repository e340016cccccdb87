// A community is a schema: every connection finds its tables by the search path, so no query names the schema.

using Npgsql;

namespace LocalCoin.Store;

public static class CommunityDatabase
{
    /// <summary>
    /// The pool for queries and short transactions. No transaction but the writer's lasts longer than 5 s.
    /// </summary>
    public static NpgsqlDataSource Open(string connectionString, string community) =>
        Build(connectionString, community, "localcoin",
            "-c statement_timeout=60000 -c idle_in_transaction_session_timeout=5000");

    /// <summary>The same with the health role, which sees nothing of the ledger.</summary>
    internal static NpgsqlDataSource OpenForHealth(string connectionString, string community) =>
        Build(connectionString, community, "localcoin-health",
            "-c statement_timeout=60000 -c idle_in_transaction_session_timeout=5000");

    /// <summary>
    /// The writer's own connection: it may wait a second for the head, and five for any statement. All its statements
    /// look rows up by key; a plan made while the tables were small must not read them whole when they are large.
    /// </summary>
    internal static NpgsqlDataSource OpenForWriting(string connectionString, string community) =>
        Build(connectionString, community, "localcoin-writer",
            "-c lock_timeout=1000 -c statement_timeout=5000 -c idle_in_transaction_session_timeout=2000"
            // A node that stopped reading, or is gone, must not keep the head: the server finds out by itself.
            + " -c tcp_user_timeout=5000 -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=1"
            + " -c tcp_keepalives_count=3 -c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off",
            // Closing is a physical end: a pooled connection would keep our transaction, and with it the head.
            settings => (settings.Pooling, settings.CommandTimeout) = (false, 10));

    /// <summary>
    /// For telling how far the ledger has come: what a crash loses, the next announcement says again.
    /// </summary>
    internal static NpgsqlDataSource OpenForAnnouncing(string connectionString, string community) =>
        Build(connectionString, community, "localcoin-announcer",
            "-c statement_timeout=5000 -c synchronous_commit=off");

    /// <exception cref="FormatException">Not the name of a community.</exception>
    public static string CheckedName(string community) =>
        community is { Length: > 0 and <= 40 } && char.IsAsciiLetterLower(community[0])
        && community.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
        ? community
        : throw new FormatException($"'{community}' is not the name of a community: "
            + "a-z, 0-9 and _, at most 40, a letter first");

    private static NpgsqlDataSource Build(string connectionString, string community, string application, string options,
        Action<NpgsqlConnectionStringBuilder>? adjust = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = CheckedName(community),
            ApplicationName = application,
            KeepAlive = 10,
            TcpKeepAlive = true,
            Timeout = 5,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
        };
        settings.Options = string.IsNullOrEmpty(settings.Options) ? options : $"{settings.Options} {options}";
        adjust?.Invoke(settings);
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
