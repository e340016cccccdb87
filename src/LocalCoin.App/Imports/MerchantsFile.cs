using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Imports;

namespace LocalCoin.App.Imports;

/// <summary>Who is paid. The name is the directory's; the ledger learns id and class.</summary>
public sealed class MerchantsFile : ImportKind
{
    private static readonly Column Id = new("merchant", true, "加盟店番号", "加盟店", "id");
    private static readonly Column NameOf = new("name", true, "店名", "加盟店名", "名称");
    private static readonly Column Kana = new("kana", false, "ふりがな", "フリガナ", "カナ");
    private static readonly Column English = new("name_en", false, "英語名");
    private static readonly Column Class = new("class", false, "業種区分", "区分");
    private static readonly Column TaxNumber = new("t_number", false, "登録番号", "インボイス番号");
    private static readonly Column Phone = new("phone", false, "電話番号", "電話");
    private static readonly Column Address = new("address", false, "住所");
    private static readonly Column Joined = new("joined", false, "加盟日", "登録日");
    private static readonly Column Notes = new("notes", false, "備考", "メモ");

    public override string Name => "merchants";
    public override IReadOnlyList<Column> Columns =>
        [Id, NameOf, Kana, English, Class, TaxNumber, Phone, Address, Joined, Notes];

    public override ImportRow? Read(RowReader reader, CsvRow row, ImportContext context)
    {
        var merchant = reader.Id<MerchantId>(Id);
        var name = reader.Text(NameOf, 100);
        var kind = reader.Has(Class) ? reader.Id<MerchantClass>(Class) : new MerchantClass("shop");
        var taxNumber =
            reader.Read(TaxNumber, plain => plain.Length == 14 && plain[0] is 'T' && plain[1..].All(char.IsAsciiDigit)
            ? plain
            : throw new BadValueException("is not the letter T and thirteen digits"));
        Instant? at = reader.Day(Joined) is { } day ? Tokyo.Start(day) : null;
        if (at > context.Now) reader.Refuse(Joined, "is in the future");
        var (kana, english, phone, address) =
            (reader.Text(Kana, 100), reader.Text(English, 100), reader.Text(Phone, 30), reader.Text(Address));
        var notes = reader.Text(Notes, 1000);
        if (reader.Failed) return null;
        var id = merchant!.Value;
        return new ImportRow(
            row, id.Value, new ImportedMerchant(id, name!, kana, english, taxNumber, phone, address, notes),
            [context.Send("merchant", id.Value, new JoinMerchant(id, kind!.Value), at)]);
    }
}
