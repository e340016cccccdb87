// What an account is called by whoever looks after the money, and with which sign its coins are shown: what the scheme
// holds or is owed in yen is negative in the ledger, and a treasurer counts it up.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk.Money;

internal sealed class AccountNames(FundKinds kinds, IReadOnlyDictionary<MerchantId, Text> shops)
{
    /// <summary>With the names of these shops.</summary>
    public static async Task<AccountNames> Of(HttpContext http, IEnumerable<MerchantId> shops)
    {
        var services = http.RequestServices;
        return new AccountNames(
            await FundKinds.Of(services.GetRequiredService<LedgerReads>(), http.RequestAborted),
            await ShopNames.Of(services.GetRequiredService<CommunityDirectory>(), shops, http.RequestAborted));
    }

    public EventSentences Sentences { get; } = new(shops);

    public Text this[AccountAddress account] => account.Kind switch
    {
        AccountKind.Issuer => new Text("コインを 出す もと", "Where coins come from"),
        AccountKind.Bank => new Text("銀行に ある お金", "Yen at the bank"),
        AccountKind.Cash => new Text("レジ {0} に ある 現金", "Cash in the till {0}").With(Till(account.Owner!)),
        AccountKind.Due => new Text("{0} から かえしてもらう 分", "Owed by {0}").With(Shop(account.Owner!)),
        AccountKind.Fund => new Text("予算《よさん》「{0}」の のこり", "Left in the budget {0}").With(account.Owner!),
        AccountKind.Wallet => new Text("{0}({1})", "{0} ({1})").With(
            kinds[account.Fund!.Value], account.Fund.Value.Value),
        AccountKind.Merchant => new Text("{0} の 売上《うりあげ》", "Takings of {0}").With(Shop(account.Owner!)),
        AccountKind.Hold => new Text("買いものを たのんだ 分", "Held for shopping"),
        AccountKind.Run => new Text("まとめて おくるため とりわけた 分", "Set aside for a gift to many"),
        AccountKind.Unclaimed => new Text("とじた お財布の あずかり", "Kept for a closed wallet"),
        AccountKind.Clearing => new Text("ふりこみの とちゅう", "On its way by transfer"),
        AccountKind.Breakage => new Text("期限《きげん》が すぎた コイン", "Coins that ended"),
        AccountKind.Fees => new Text("手数料《てすうりょう》", "Fees"),
        AccountKind.Tax => new Text("税《ぜい》", "Tax"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static int SignOf(AccountKind kind) =>
        kind is AccountKind.Issuer or AccountKind.Bank or AccountKind.Cash or AccountKind.Due ? -1 : 1;

    private Text Shop(string id) => shops.GetValueOrDefault(new MerchantId(id)) ?? new Text(id, id);

    private Text Till(string id) => new TillId(id).IsCounter() ? new Text(id, id) : Shop(id);
}
