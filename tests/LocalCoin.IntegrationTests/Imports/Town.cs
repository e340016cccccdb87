using System.Text;
using System.Text.Json;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.IntegrationTests.Imports;

/// <summary>A small community, made from files: two merchants, two funds, five members, one who approves.</summary>
public sealed class Town : IAsyncLifetime
{
    private const string Password = "a long enough password";

    private readonly TestSchema schema = new();
    private readonly string folder = Directory.CreateTempSubdirectory("localcoin-import-").FullName;

    public TestSchema Schema => schema;

    static Town() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async Task InitializeAsync()
    {
        await schema.InitializeAsync();
        await Print("k-1", "k-3");
        await Good("merchants", "加盟店番号,店名,区分\nyaoya,見本やおや,shop\nstand,見本無人販売所,stand\n", new UTF8Encoding(true));
        await Good("spots", "売場,加盟店,名称,種別,野菜のみ,曜日\nyaoya,yaoya,見本やおや,店舗,,月火\nstand,stand,∞KON ROOM,無人販売所,はい,水木\n");
        await Good(
            "funds",
                "fund,family,expiry,budget,received\n"
            + "welcome,free,2026-12-31,\"１,０００，０００\",1000000\nended,free,2026-01-31,5000,5000\n");
        await Good(
            "members", "会員番号,氏名,ふりがな,カード番号\r\nＭ１,架空 花子,かくう はなこ,k-1\r\nM2,髙橋 見本①,ﾀｶﾊｼ,\r\nM3,例田 実,れいだ,k-3\r\n"
                + "M4,試野 清,ためしの,\r\nM5,夢野 春子,ゆめの,\r\n",
            Encoding.GetEncoding(932));
        await Hire("yamada", "approver");
    }

    public async Task Hire(string name, string role)
    {
        var staff = await Executable.RunWith(
            schema.Community, Password, "staff", name, "--role", role, "--password-stdin");
        Assert.Equal(0, staff.ExitCode);
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await schema.DisposeAsync();
    }

    public string Put(string name, string text) => Put(name, new UTF8Encoding(false).GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>What is in a card's QR.</summary>
    public static string TokenOf(string card) => $"token-of-{card}";

    public Task Print(params string[] cards) => new Cards(schema.App).Add(
        [.. cards.Select(card =>
            new PrintedCard(new CardId(card), TokenOf(card), $"stop-{card}", "0000", $"wake-{card}"))],
        new TypedSecrets(new byte[32]), CancellationToken.None);

    /// <summary>With the password of whoever approves on standard input.</summary>
    public Task<Ran> Import(string kind, string path, params string[] options) =>
        Executable.RunWith(schema.Community, Password, ["import", kind, path, .. options]);

    public async Task<JsonElement> ImportJson(string kind, string path, params string[] options) =>
        (await Import(kind, path, [.. options, "--json"])).Json;

    /// <summary>Payments, with <c>yamada</c> to approve grants.</summary>
    public Task<JsonElement> Pay(string text, params string[] options) =>
        ImportJson("payments", Put($"{Guid.NewGuid():N}.csv", text), ["--approved-by", "yamada", .. options]);

    /// <summary>Tills and rules, with <c>yamada</c> to approve the rules.</summary>
    public Task<JsonElement> ImportTerms(string path) => ImportJson("terms", path, "--approved-by", "yamada");

    public Task<long> Head() => schema.Value<long>("select seq from ledger_head");

    public Task<long> Coins(string number) => schema.Value<long>(
        """
        select coalesce(sum(coins), 0)::bigint
        from balances
        where kind = 'wallet' and owner = (select wallet from directory_members where number = $1)
        """, number);

    private async Task Good(string kind, string text, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        var ran = await Import(kind, Put(kind + ".csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Error);
    }
}
