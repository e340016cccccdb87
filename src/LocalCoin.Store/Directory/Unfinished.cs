// Directory and ledger never share a transaction: a row comes first, its command second. With the row, in the same
// commit, stands here what is still to be sent, until the ledger's answer is known. So whatever crashes between the
// two, it can be sent again under its own id and name.

using System.Text.Json;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>What became of a row whose command is to follow.</summary>
public enum Noted
{
    /// <summary>It cannot be: the card or code is somebody else's, the run has other lines.</summary>
    Refused,

    /// <summary>It stood there; whoever wrote it sees to its command.</summary>
    ThereBefore,

    /// <summary>This call wrote it, and the command beside it.</summary>
    Fresh,
}

public sealed class Unfinished(NpgsqlDataSource source)
{
    private static readonly Dictionary<string, Type> Types = new[]
    {
        typeof(JoinMerchant), typeof(OpenSpot), typeof(BindCard), typeof(PairDevice), typeof(UnpairDevice),
        typeof(ProposeRun),
    }.ToDictionary(type => type.Name);

    // Somebody who uses an id twice gets their answer from the ledger.
    internal const string Once = " on conflict (command_id) do nothing";

    /// <summary>What was noted at least so long ago, the oldest first.</summary>
    public Task<List<Sent>> OlderThan(TimeSpan age, int most, CancellationToken cancellation) => source.All("""
        select command_id, type, command::text, actor, device, clerk
        from directory_unfinished
        where noted_at <= now() - $1::interval
        order by noted_at
        limit $2
        """, [age, most], Read, cancellation);

    /// <summary>The ledger's answer is known.</summary>
    public Task Forget(Sent sent, CancellationToken cancellation) => source.Run("""
        delete from directory_unfinished where command_id = $1 and type = $2 and command = $3::jsonb
        """, Values(sent)[..3], cancellation);

    /// <summary>Changes a row, and where that was new notes its command in the same commit.</summary>
    /// <param name="change">A statement that returns one row at the most: whether the change is new.</param>
    /// <param name="sent">Null where the caller is a job that is run again until all is done.</param>
    internal static async Task<Noted> Change(
        NpgsqlDataSource source, string change, object?[] values, Sent? sent, CancellationToken cancellation)
    {
        var noting = sent is null ? "" : $", noted as ({Insert(values.Length)} from changed where is_fresh{Once})";
        var answer = await source.One(
            $"with changed (is_fresh) as ({change}){noting} select is_fresh from changed",
            sent is null ? values : [.. values, .. Values(sent)], row => row.GetBoolean(0) ? "fresh" : "before",
            cancellation);
        return answer switch { null => Noted.Refused, "fresh" => Noted.Fresh, _ => Noted.ThereBefore };
    }

    /// <summary>The same for a row that is entered where there is none.</summary>
    /// <param name="insert">On conflict it does nothing.</param>
    internal static async Task<Noted> Enter(
        NpgsqlDataSource source, string insert, object?[] values, Sent sent, CancellationToken cancellation) =>
        await Change(source, insert + "\nreturning true", values, sent, cancellation) is Noted.Fresh
            ? Noted.Fresh
            : Noted.ThereBefore;

    /// <param name="after">How many parameters stand before those of <see cref="Values"/>.</param>
    internal static string Insert(int after) => $"""
        insert into directory_unfinished (command_id, type, command, actor, device, clerk)
        select ${after + 1}::uuid, ${after + 2}::varchar, ${after + 3}::jsonb, ${after + 4}::varchar,
          ${after + 5}::varchar, ${after + 6}::varchar
        """;

    internal static object?[] Values(Sent sent)
    {
        var type = sent.Command.GetType();
        if (!Types.ContainsKey(type.Name))
        {
            throw new ArgumentException($"{type.Name} cannot be finished later", nameof(sent));
        }
        return
        [
            sent.Id, type.Name, JsonSerializer.Serialize(sent.Command, type, EventJson.Options),
            sent.Sender.Actor.Value, sent.Sender.Device?.Value, sent.Sender.Clerk?.Value,
        ];
    }

    private static Sent Read(NpgsqlDataReader row) => Sent.Live(
        row.GetGuid(0), (Command)JsonSerializer.Deserialize(row.GetString(2), Types[row.GetString(1)],
            EventJson.Options)!,
        new Sender(
            new ActorId(row.GetString(3)), row.Text(4) is { } device ? new DeviceId(device) : null,
            row.Text(5) is { } clerk ? new ActorId(clerk) : null));
}
