// Who takes part: a pseudonym, what was agreed to, and the traits that statistics may show. The ledger learns only that
// a wallet takes part; what it has still to hear stands beside the row, in the same commit, until it has answered.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;

namespace LocalCoin.Store.Health;

/// <summary>What is kept of a participant, as it was at enrolment.</summary>
public sealed record Traits(AgeBand Age, Sex Sex, Area Area, Channel Channel);

/// <param name="Participant">The pseudonym.</param>
/// <param name="Consent">The version that was agreed to.</param>
/// <param name="OnPaper">The signed sheet lies at the counter.</param>
public sealed record ParticipantEntry(
    Guid Participant, WalletId Wallet, ProgrammeId Programme, int Consent, bool OnPaper, LocalDate Enrolled,
    LocalDate? Withdrawn, Traits Traits);

/// <summary>What the ledger has still to hear of.</summary>
/// <param name="Command">The command's id.</param>
/// <param name="Enrols">Or else leaves.</param>
public sealed record Untold(Guid Command, WalletId Wallet, ProgrammeId Programme, bool Enrols, ActorId Actor);

public sealed class Participants(NpgsqlDataSource source)
{
    private const string Columns =
        "participant, wallet, programme, consent_version, on_paper, enrolled_at, withdrawn_at, age_band, sex, area, "
        + "channel";

    private const string NoteUntold = """
        insert into health_untold (command_id, wallet, programme, enrols, actor)
        select $1, $2, $3, $4, $5
        on conflict (command_id) do nothing
        """;

    /// <summary>Every time that somebody took part, the newest first.</summary>
    public Task<List<ParticipantEntry>> Of(WalletId wallet, CancellationToken cancellation) => source.All(
        $"select {Columns} from health_participants where wallet = $1 order by enrolled_at desc, withdrawn_at desc",
        [wallet.Value], Read, cancellation);

    /// <summary>Who takes part now, with any of these wallets.</summary>
    public Task<List<ParticipantEntry>> Among(IReadOnlyList<WalletId> wallets, CancellationToken cancellation) =>
        source.All($"""
            select {Columns} from health_participants
            where withdrawn_at is null and wallet = any($1)
            order by enrolled_at, participant
            """, [wallets.Select(wallet => wallet.Value).ToArray()], Read, cancellation);

    /// <summary>Whose pseudonym it is.</summary>
    public async Task<WalletId?> WalletOf(Guid participant, CancellationToken cancellation) => (await source.One(
        "select wallet from health_participants where participant = $1", [participant], row => row.GetString(0),
        cancellation)) is { } wallet ? new WalletId(wallet) : null;

    /// <summary>Somebody takes part from this day on. Whoever does already stays as they are.</summary>
    /// <param name="untold">The ledger's part of it.</param>
    /// <returns>Whether that is new.</returns>
    public Task<bool> Enrol(
        Untold untold, int consent, bool onPaper, LocalDate day, Traits traits, CancellationToken cancellation) =>
        InOne(untold, """
            insert into health_participants (wallet, programme, consent_version, on_paper, enrolled_at, enrolled_by,
              age_band, sex, area, channel)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict do nothing
            """,
            [
                untold.Wallet.Value, untold.Programme.Value, consent, onPaper, day, untold.Actor.Value,
                Words.Of(traits.Age), Words.Of(traits.Sex), Words.Of(traits.Area), Words.Of(traits.Channel),
            ], cancellation);

    /// <summary>They take part no longer; every later table is without them.</summary>
    public Task<bool> Withdraw(Untold untold, LocalDate day, CancellationToken cancellation) => InOne(untold, """
        update health_participants
        set withdrawn_at = greatest($3, enrolled_at)
        where wallet = $1 and programme = $2 and withdrawn_at is null
        """, [untold.Wallet.Value, untold.Programme.Value, day], cancellation);

    /// <summary>Nothing was begun: the ledger refused it.</summary>
    public Task TakeBack(WalletId wallet, ProgrammeId programme, CancellationToken cancellation) => source.Run("""
        delete from health_participants where wallet = $1 and programme = $2 and withdrawn_at is null
        """, [wallet.Value, programme.Value], cancellation);

    /// <summary>Forgets that somebody ever took part, with all that was measured.</summary>
    public Task Erase(WalletId wallet, CancellationToken cancellation) => source.Run(
        "delete from health_participants where wallet = $1", [wallet.Value], cancellation);

    /// <summary>What was noted at least so long ago, the oldest first.</summary>
    public Task<List<Untold>> OlderThan(TimeSpan age, int most, CancellationToken cancellation) => source.All("""
        select command_id, wallet, programme, enrols, actor
        from health_untold
        where noted_at <= now() - $1::interval
        order by noted_at
        limit $2
        """, [age, most], row => new Untold(
            row.GetGuid(0), new WalletId(row.GetString(1)), new ProgrammeId(row.GetString(2)), row.GetBoolean(3),
            new ActorId(row.GetString(4))), cancellation);

    /// <summary>The ledger's answer is known.</summary>
    public Task Told(Untold untold, CancellationToken cancellation) =>
        source.Run("delete from health_untold where command_id = $1", [untold.Command], cancellation);

    /// <summary>The row, and beside it what the ledger has to hear, in one commit.</summary>
    private async Task<bool> InOne(
        Untold untold, string change, object?[] values, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var changing = new NpgsqlCommand(change, connection).With(values);
        var isNew = await changing.ExecuteNonQueryAsync(cancellation) == 1;
        if (isNew)
        {
            await using var noting = new NpgsqlCommand(NoteUntold, connection).With(
                [untold.Command, untold.Wallet.Value, untold.Programme.Value, untold.Enrols, untold.Actor.Value]);
            await noting.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return isNew;
    }

    private static ParticipantEntry Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new WalletId(row.GetString(1)), new ProgrammeId(row.GetString(2)), row.GetInt32(3),
        row.GetBoolean(4), row.Date(5)!.Value, row.Date(6), new Traits(
            Words.Read<AgeBand>(row.GetString(7)), Words.Read<Sex>(row.GetString(8)),
            Words.Read<Area>(row.GetString(9)), Words.Read<Channel>(row.GetString(10))));
}
