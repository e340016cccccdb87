// Registers and kiosks. The owner draws a code, the device redeems it once for a secret of its own, and the ledger
// pairs it. Every step can be repeated: the row and the command's id are there before the ledger is asked.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="CommandId">The id under which the ledger pairs it.</param>
/// <param name="InvitedBy">The owner who drew the code; in the ledger it is they who pair it.</param>
public sealed record DeviceEntry(
    DeviceId Device, DeviceKind Kind, MerchantId Merchant, IReadOnlyList<SpotId> Spots, string Name, ActorId InvitedBy,
    Guid CommandId, bool IsPaired);

public sealed class Devices(NpgsqlDataSource source)
{
    public const int PinFailuresMax = 20;
    private const string Columns =
        "device, kind, merchant, spots, name, invited_by, command_id, paired_at is not null and unpaired_at is null";

    /// <summary>Enters an invitation.</summary>
    public Task Invite(
        DeviceEntry device, byte[] codeHash, Instant until, CancellationToken cancellation) => source.Run("""
        insert into directory_devices
          (device, kind, merchant, spots, name, invited_by, command_id, code_hash, code_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
            device.Device.Value, device.Kind is DeviceKind.Kiosk ? "kiosk" : "register", device.Merchant.Value,
            device.Spots.Select(spot => spot.Value).ToArray(), device.Name, device.InvitedBy.Value, device.CommandId,
            codeHash, until,
        ], cancellation);

    public Task<DeviceEntry?> FindByCode(byte[] codeHash, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_devices where code_hash = $1 and code_until > now() and unpaired_at is null",
        [codeHash], Read, cancellation);

    /// <summary>Trades the code for the device's secret. Until it ends, the code is good for this same secret
    /// alone.</summary>
    /// <returns>Refused when somebody else redeemed it first.</returns>
    public Task<Noted> Redeem(DeviceId device, byte[] codeHash, byte[] secretHash, Sent sent,
        CancellationToken cancellation) => Unfinished.Change(source, """
        update directory_devices as redeemed
        set secret_hash = $3, paired_at = coalesce(redeemed.paired_at, now())
        from (select device, secret_hash from directory_devices where device = $1 for update) as before
        where redeemed.device = before.device
          and redeemed.code_hash = $2 and redeemed.code_until > now() and redeemed.unpaired_at is null
          and (before.secret_hash is null or before.secret_hash = $3)
        returning before.secret_hash is null
        """, [device.Value, codeHash, secretHash], sent, cancellation);

    /// <summary>The ledger did not pair it: the code is good again until it ends.</summary>
    public Task TakeBack(DeviceId device, CancellationToken cancellation) => source.Run(
        "update directory_devices set secret_hash = null, paired_at = null where device = $1 and unpaired_at is null",
        [device.Value], cancellation);

    public Task<DeviceEntry?> Find(DeviceId device, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_devices where device = $1", [device.Value], Read, cancellation);

    /// <summary>The paired device with this secret.</summary>
    public Task<DeviceEntry?> FindBySecret(string secret, CancellationToken cancellation) => source.One($"""
        select {Columns}
        from directory_devices
        where secret_hash = $1 and paired_at is not null and unpaired_at is null
        """, [Token.Hash(secret)], Read, cancellation);

    public Task<List<DeviceEntry>> Of(MerchantId merchant, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_devices where merchant = $1 order by device", [merchant.Value], Read,
        cancellation);

    public Task<Noted> Unpair(DeviceId device, Sent sent, CancellationToken cancellation) =>
        Unfinished.Change(source, """
            update directory_devices as unpaired
            set unpaired_at = coalesce(unpaired.unpaired_at, now()), secret_hash = null, code_hash = null,
                code_until = null
            from (select device, unpaired_at from directory_devices where device = $1 for update) as before
            where unpaired.device = before.device
            returning before.unpaired_at is null
            """, [device.Value], sent, cancellation);

    /// <summary>Counts a PIN attempt on this device before it is looked at: at most twenty wrong ones in an
    /// hour.</summary>
    public async Task<bool> BeginPin(DeviceId device, CancellationToken cancellation) => await source.Run($"""
        update directory_devices
        set pin_failures = case when pin_window_from > now() - interval '1 hour' then pin_failures + 1 else 1 end,
            pin_window_from = case when pin_window_from > now() - interval '1 hour' then pin_window_from else now() end
        where device = $1
          and (pin_failures < {PinFailuresMax} or pin_window_from is null
               or pin_window_from <= now() - interval '1 hour')
        """, [device.Value], cancellation) == 1;

    /// <summary>The PIN was right: that attempt does not count.</summary>
    public Task EndPin(DeviceId device, CancellationToken cancellation) => source.Run(
        "update directory_devices set pin_failures = greatest(0, pin_failures - 1) where device = $1",
        [device.Value], cancellation);

    private static DeviceEntry Read(NpgsqlDataReader row) => new(
        new DeviceId(row.GetString(0)), row.GetString(1) == "kiosk" ? DeviceKind.Kiosk : DeviceKind.Register,
        new MerchantId(row.GetString(2)), [.. row.GetFieldValue<string[]>(3).Select(spot => new SpotId(spot))],
        row.GetString(4), new ActorId(row.GetString(5)), row.GetGuid(6), row.GetBoolean(7));
}
