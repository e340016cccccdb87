// Everything of the health side, under the health role. It can forget, and the ledger does not notice.

namespace LocalCoin.Store.Health;

public sealed class HealthRecords(HealthDatabase database)
{
    public Consents Consents { get; } = new(database.Source);
    public Participants Participants { get; } = new(database.Source);
    public Measurements Measurements { get; } = new(database.Source);
}
