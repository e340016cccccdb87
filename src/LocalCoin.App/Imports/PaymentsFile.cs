// History of another system, or of a day on which the lines were down, replayed through the very deciders that judge
// live payments, each row by the rules of its own time.

using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Imports;

public sealed class PaymentsFile : ImportKind
{
    private enum Kind { Payment, TopUp, Grant, Refund, Bank }

    private static readonly Column Id = new("id", true, "取引番号", "番号");
    private static readonly Column At = new("at", true, "日時", "取引日時", "time");
    private static readonly Column KindOf = new("kind", false, "種別", "取引種別");
    private static readonly Column Member = new("member", false, "会員番号");
    private static readonly Column Card = new("card", false, "カード番号", "カード");
    private static readonly Column Wallet = new("wallet", false, "ウォレット");
    private static readonly Column Merchant = new("merchant", false, "加盟店", "加盟店番号", "店舗番号");
    private static readonly Column Spot = new("spot", false, "売場", "販売所", "店舗");
    private static readonly Column AmountOf = new("amount", false, "金額");
    private static readonly Column Vegetables = new("vegetables", false, "野菜", "野菜分");
    private static readonly Column Fund = new("fund", false, "原資", "基金");
    private static readonly Column Till = new("till", false, "窓口");
    private static readonly Column Premium = new("premium", false, "プレミアム");
    private static readonly Column Payment = new("payment", false, "元取引番号", "返金対象");
    private static readonly Column ProofOf = new("proof", false, "本人確認");
    private static readonly Column Purpose = new("purpose", false, "目的");
    private static readonly Column Reason = new("reason", false, "理由");

    private static readonly (Kind, string[])[] Kinds =
    [
        (Kind.Payment, ["payment", "支払", "支払い"]), (Kind.TopUp, ["topup", "top_up", "入金", "チャージ"]),
        (Kind.Grant, ["grant", "付与"]), (Kind.Refund, ["refund", "返金", "払戻"]),
        (Kind.Bank, ["bank", "銀行入金", "銀行"]),
    ];

    private static readonly (Proof, string[])[] Proofs =
    [
        (Proof.OwnPhone, ["own_phone", "phone", "スマホ"]), (Proof.Pin, ["pin", "暗証番号"]),
        (Proof.CardAlone, ["card_alone", "card", "カードのみ"]),
    ];

    private static readonly (GrantPurpose, string[])[] Purposes =
    [
        (GrantPurpose.Welcome, ["welcome", "入会"]), (GrantPurpose.Campaign, ["campaign", "キャンペーン"]),
        (GrantPurpose.Effort, ["effort", "活動"]), (GrantPurpose.Compensation, ["compensation", "補償"]),
        (GrantPurpose.Correction, ["correction", "訂正"]),
    ];

    private static readonly (RefundReason, string[])[] Reasons =
    [
        (RefundReason.GoodsReturned, ["goods_returned", "返品"]), (RefundReason.WrongAmount, ["wrong_amount", "金額相違"]),
        (RefundReason.NotDelivered, ["not_delivered", "未納品"]), (RefundReason.Complaint, ["complaint", "苦情"]),
        (RefundReason.Other, ["other", "その他"]),
    ];

    private readonly Dictionary<string, MerchantId> merchants = [];
    private (Instant At, int Line)? last;

    public override string Name => "payments";

    public override IReadOnlyList<Column> Columns =>
    [
        Id, At, KindOf, Member, Card, Wallet, Merchant, Spot, AmountOf, Vegetables, Fund, Till, Premium, Payment,
        ProofOf, Purpose, Reason,
    ];

    public override ImportRow? Read(RowReader reader, CsvRow row, ImportContext context)
    {
        var id = reader.Text(Id, 100);
        var at = reader.Time(At, context.Now);
        if (at < last?.At) reader.Refuse(At, $"is before line {last.Value.Line}; rows must be in the order of time");
        else if (at is { } time) last = (time, row.Line);
        var kind = reader.Has(KindOf) ? reader.Word(KindOf, Kinds) : Kind.Payment;
        if (id is null || at is null || kind is null) return null;
        var commands = kind switch
        {
            Kind.Payment => ReadPayment(reader, context, id, at.Value),
            Kind.TopUp => ReadTopUp(reader, context, id, at.Value),
            Kind.Grant => ReadGrant(reader, context, id, at.Value),
            Kind.Refund => ReadRefund(reader, context, id, at.Value),
            Kind.Bank => ReadBank(reader, context, id, at.Value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return reader.Failed ? null : new ImportRow(row, $"{kind} {id}", null, commands);
    }

    private IReadOnlyList<Sent> ReadPayment(RowReader reader, ImportContext context, string id, Instant at)
    {
        var (wallet, card) = ReadPayer(reader, context);
        var amount = reader.Needed(AmountOf, reader.Amount(AmountOf));
        var (merchant, spot) = ReadPlace(reader, context);
        var vegetables = reader.Whole(Vegetables, 0, amount?.Coins ?? Amount.CoinsMax);
        var proof = reader.Has(ProofOf) ? reader.Word(ProofOf, Proofs)
            : card is null ? Proof.OwnPhone : Proof.CardAlone;
        if (proof is Proof.OwnPhone != card is null) reader.Refuse(
            ProofOf, "a card is used alone or with its PIN, and a phone is the own one");
        if (reader.Failed) return [];
        merchants[id] = merchant!.Value;
        var payment = PaymentOf(id);
        Command command = card is null
            ? new PayMerchant(
                payment, wallet!.Value, merchant.Value, spot!.Value, amount!.Value, vegetables, false, null)
            : new ChargePayer(payment, wallet!.Value, merchant.Value, spot!.Value, amount!.Value, vegetables, false,
                proof!.Value, card, null);
        return [context.Send("payment", id, command, at)];
    }

    private static IReadOnlyList<Sent> ReadTopUp(RowReader reader, ImportContext context, string id, Instant at)
    {
        var (wallet, _) = ReadPayer(reader, context);
        var amount = reader.Needed(AmountOf, reader.Amount(AmountOf));
        var fund = reader.Needed(Fund, reader.Id<FundId>(Fund));
        var premium = reader.Id<PremiumId>(Premium);
        var till = ReadTill(reader);
        if (reader.Failed) return [];
        var topUp = new TopUpId(NamedId.Of("topup", id).ToString());
        return [context.Send(
            "topup", id, new MakeTopUp(topUp, wallet!.Value, till!.Value, fund!.Value, amount!.Value, premium), at)];
    }

    /// <summary>Cash of a till that was paid in at the bank: without it a till is full one day.</summary>
    private static IReadOnlyList<Sent> ReadBank(RowReader reader, ImportContext context, string id, Instant at)
    {
        var amount = reader.Needed(AmountOf, reader.Amount(AmountOf));
        var till = ReadTill(reader);
        if (reader.Failed) return [];
        return [context.Send("bank", id, new BringCashToBank(till!.Value, amount!.Value), at)];
    }

    private static TillId? ReadTill(RowReader reader) => reader.Has(Till) || !reader.Has(Merchant)
        ? reader.Needed(Till, reader.Id<TillId>(Till))
        : reader.Id<MerchantId>(Merchant) is { } merchant ? TillId.Of(merchant) : null;

    private static IReadOnlyList<Sent> ReadGrant(RowReader reader, ImportContext context, string id, Instant at)
    {
        var (wallet, _) = ReadPayer(reader, context);
        var amount = reader.Needed(AmountOf, reader.Amount(AmountOf));
        var fund = reader.Needed(Fund, reader.Id<FundId>(Fund));
        var purpose = reader.Has(Purpose) ? reader.Word(Purpose, Purposes) : GrantPurpose.Campaign;
        if (context.Approver is null) reader.Refuse(
            KindOf, "a grant needs somebody who approves it: --approved-by NAME");
        else if (wallet is not null && wallet == context.Approver.Wallet) reader.Refuse(
            KindOf, "nobody approves a grant to their own wallet");
        if (reader.Failed) return [];
        var grant = new GrantId(NamedId.Of("grant", id).ToString());
        var proposal = context.Send(
            "grant", id, new ProposeGrant(grant, wallet!.Value, fund!.Value, amount!.Value, purpose!.Value), at);
        var approval = context.Send("grant approval", id, new ApproveGrant(grant, proposal.Id), at);
        return [proposal, approval with { Sender = context.Approver!.Sender() }];
    }

    private IReadOnlyList<Sent> ReadRefund(RowReader reader, ImportContext context, string id, Instant at)
    {
        var of = reader.Needed(Payment, reader.Text(Payment, 100));
        var amount = reader.Amount(AmountOf);
        var vegetables = reader.Whole(Vegetables, 0, amount?.Coins ?? Amount.CoinsMax);
        var reason = reader.Has(Reason) ? reader.Word(Reason, Reasons) : RefundReason.Other;
        MerchantId? merchant = reader.Has(Merchant) || reader.Has(Spot) ? ReadPlace(reader, context).Merchant
            : of is not null && merchants.TryGetValue(of, out var known) ? known : null;
        if (merchant is null && !reader.Failed) reader.Refuse(
            Merchant, "is needed where the refunded payment is not in the same file");
        if (reader.Failed) return [];
        return [context.Send(
            "refund", id, new RefundPayment(PaymentOf(of!), merchant!.Value, amount, vegetables, reason!.Value), at)];
    }

    private static (WalletId? Wallet, CardId? Card) ReadPayer(RowReader reader, ImportContext context)
    {
        if (reader.Has(Card))
        {
            if (reader.Id<CardId>(Card) is not { } card) return default;
            if (context.Names.WalletOfCard(card) is { } holder) return (holder, card);
            reader.Refuse(Card, "is no card of any member");
            return default;
        }
        if (reader.Has(Member))
        {
            if (reader.Text(Member, 40) is not { } number) return default;
            if (context.Names.WalletOfMember(number) is { } own) return (own, null);
            reader.Refuse(Member, "is no member's number; import the members first");
            return default;
        }
        return (reader.Needed(Member, reader.Id<WalletId>(Wallet)), null);
    }

    private static (MerchantId? Merchant, SpotId? Spot) ReadPlace(RowReader reader, ImportContext context)
    {
        var (merchant, spot) = (reader.Id<MerchantId>(Merchant), reader.Id<SpotId>(Spot));
        if (spot is { } place && merchant is null)
        {
            merchant = context.Names.MerchantOfSpot(place);
            if (merchant is null) reader.Refuse(Spot, "is not a spot of any merchant; import the spots first");
        }
        else if (spot is null && merchant is { } shop)
        {
            spot = context.Names.OnlySpotOf(shop);
            if (spot is null) reader.Refuse(Spot, "is needed: the merchant has not exactly one spot");
        }
        else if (spot is null && !reader.Failed)
        {
            reader.Refuse(Spot, "is empty: a payment needs its spot, or a merchant that has only one");
        }
        return (merchant, spot);
    }

    internal static PaymentId PaymentOf(string id) => new(NamedId.Of("payment", id).ToString());
}
