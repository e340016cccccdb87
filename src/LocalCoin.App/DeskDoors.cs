// The desk of the scheme's office and of the health staff: which rooms it has, and for whom. The navigation, the matrix
// of roles and the measuring of speed read this one list; a page of the desk hangs itself in by a line here.

using LocalCoin.App.Desk;
using LocalCoin.App.Desk.Money;
using LocalCoin.App.Health;
using LocalCoin.App.Pages;
using LocalCoin.App.Programmes;
using LocalCoin.App.Statistics;

namespace LocalCoin.App;

/// <summary>A room of the desk, as the navigation names it.</summary>
/// <param name="To">Its first page.</param>
/// <param name="Roles">Who may come in: the same as the door itself says.</param>
public sealed record DeskDoor(string To, Roles Roles, Text Name);

/// <summary>Rooms that belong together, under one heading.</summary>
public sealed record DeskGroup(Text Name, DeskDoor[] Doors);

internal static class DeskDoors
{
    public const string Start = "/desk";

    public static readonly DeskGroup[] Groups =
    [
        new(DeskTexts.Today,
        [
            new(Start, Roles.Desk, DeskTexts.Waiting),
            new(Approvals.Door, Roles.Approver, DeskTexts.Approvals),
            new("/wishes", Roles.Operator, DeskTexts.Wishes),
            new("/calls", Roles.Operator, DeskTexts.Calls),
        ]),
        new(DeskTexts.People,
        [
            new(DeskMembers.Door, Roles.Operator, DeskTexts.Residents),
            new(CardStock.Door, Roles.Operator, CardStockTexts.Title),
            new("/cards/print", Roles.Operator, DeskTexts.PrintCards),
        ]),
        new(DeskTexts.Shops,
        [
            new(DeskShops.Door, Roles.Desk, DeskTexts.AllShops),
            new(DeskNewShops.New, Roles.Operator, DeskShopTexts.NewTitle),
        ]),
        new(MoneyTexts.Money,
        [
            new(Gifts.Door, Roles.Desk, MoneyTexts.Gifts),
            new(Funds.Door, Roles.Desk, MoneyTexts.Funds),
            new(LedgerHealth.Door, Roles.Desk, MoneyTexts.Ledger),
            new(Why.Door, Roles.Desk, MoneyTexts.Why),
        ]),
        new(ProgrammeTexts.Group,
        [
            new(ProgrammePages.Door, ProgrammePages.Readers, ProgrammeTexts.Title),
        ]),
        new(DeskTexts.Records,
        [
            new(DeskLog.Door, Roles.Operator | Roles.Auditor, DeskTexts.Log),
        ]),
        new(DeskTexts.OfHealth,
        [
            new(StatisticsPages.Door, StatisticsPages.Readers, StatisticsTexts.Title),
            new(ParticipantPages.Door, Roles.Health, ParticipantTexts.Participants),
            new(MeasurePages.Door, Roles.Health, MeasureTexts.Title),
            new(ParticipantPages.Texts, Roles.Health, ParticipantTexts.Consents),
            new(CataloguePages.Door, Roles.Health | Roles.Operator, CatalogueTexts.Title),
        ]),
    ];

    /// <summary>What this caller may open.</summary>
    public static IEnumerable<DeskGroup> For(Caller caller) => Groups
        .Select(group => group with { Doors = [.. group.Doors.Where(door => caller.Is(door.Roles))] })
        .Where(group => group.Doors.Length > 0);
}
