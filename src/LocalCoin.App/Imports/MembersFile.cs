// Residents: who they are goes to the directory under a wallet id drawn at random; the ledger learns only the wallet,
// the card's id and the merchants that the household runs.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Imports;

namespace LocalCoin.App.Imports;

public sealed class MembersFile : ImportKind
{
    private static readonly Column Number = new("number", true, "会員番号", "番号");
    private static readonly Column NameOf = new("name", true, "氏名", "名前");
    private static readonly Column Kana = new("kana", false, "ふりがな", "フリガナ", "カナ", "氏名カナ", "よみ");
    private static readonly Column Phone = new("phone", false, "電話番号", "電話");
    private static readonly Column Address = new("address", false, "住所");
    private static readonly Column Neighbourhood = new("neighbourhood", false, "住区", "地区");
    private static readonly Column BirthBand = new("birth_band", false, "年代");
    private static readonly Column Card = new("card", false, "カード番号", "カード");
    private static readonly Column Asleep = new("card_asleep", false, "カード未開始");
    private static readonly Column Household = new("household", false, "家業の加盟店", "世帯の加盟店");
    private static readonly Column Joined = new("joined", false, "入会日", "登録日");
    private static readonly Column Notes = new("notes", false, "備考", "メモ");

    public override string Name => "members";

    public override IReadOnlyList<Column> Columns =>
        [Number, NameOf, Kana, Phone, Address, Neighbourhood, BirthBand, Card, Asleep, Household, Joined, Notes];

    public override ImportRow? Read(RowReader reader, CsvRow row, ImportContext context)
    {
        var number = reader.Text(Number, 40);
        var name = reader.Text(NameOf, 100);
        var phone = ReadPhone(reader);
        var card = reader.Id<CardId>(Card);
        if (card is { } held && !context.Names.IsPrinted(held))
        {
            reader.Refuse(Card, "is no card that was printed here: no door could read it; print cards first");
        }
        var household = reader.Ids<MerchantId>(Household);
        Instant? at = reader.Day(Joined) is { } day ? Tokyo.Start(day) : null;
        if (at > context.Now) reader.Refuse(Joined, "is in the future");
        var entry = new ImportedMember(
            number ?? "", name ?? "", reader.Text(Kana, 100), phone, reader.Text(Address),
            reader.Text(Neighbourhood, 40),
            reader.Text(BirthBand, 20), reader.Text(Notes, 1000), card);
        var asleep = reader.YesOrNo(Asleep);
        if (number is null || reader.Failed) return null;
        var wallet = context.Names.WalletFor(number);
        var id = wallet.Value;
        var commands = new List<Sent> { context.Send("wallet", id, new OpenWallet(wallet), at) };
        if (card is { } one) commands.Add(
            context.Send("card", $"{one} {id}", new BindCard(one, wallet, asleep, null), at));
        if (household.Count > 0)
        {
            var merchants = string.Join(' ', household);
            commands.Add(context.Send("household", $"{id} {merchants}", new SetHousehold(wallet, household), at));
        }
        return new ImportRow(row, number, entry with { Wallet = wallet }, commands);
    }

    private static string? ReadPhone(RowReader reader) => reader.Read(Phone, plain =>
    {
        var digits =
            new string([.. plain.Where(letter => letter is not ('-' or '(' or ')' or ' ' or '‐' or '−' or 'ー'))]);
        return digits.Length is >= 9 and <= 15 && digits.All(letter => char.IsAsciiDigit(letter) || letter is '+')
            ? digits
            : throw new BadValueException("is not a telephone number (did a spreadsheet take its first 0?)");
    });
}
