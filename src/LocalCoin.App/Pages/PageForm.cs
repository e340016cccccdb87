using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace LocalCoin.App.Pages;

/// <summary>
/// A form that a page of ours sent: read once, of bounded size, and refused when it comes from elsewhere. A door takes
/// it as a parameter.
/// </summary>
public sealed class PageForm
{
    private const int FieldsMax = 100;
    private const int FieldLengthMax = 4_000;

    private readonly IFormCollection fields;

    private PageForm(IFormCollection fields) => this.fields = fields;

    /// <summary>The field without blanks around it and without what nobody sees, digits as ASCII whatever the keyboard
    /// wrote; null if empty.</summary>
    public string? this[string field] => string.Concat(
        fields[field].ToString().Normalize(NormalizationForm.FormKC).Where(one => !char.IsControl(one) || one == '\n'))
        .Trim() is { Length: > 0 } text ? text : null;

    /// <summary>As it was typed: for passwords.</summary>
    public string Raw(string field) => fields[field].ToString();

    /// <summary>A file that was chosen; null where none was.</summary>
    /// <exception cref="MalformedException">It is larger than this.</exception>
    public async Task<byte[]?> File(string field, int bytesMax)
    {
        if (fields.Files.GetFile(field) is not { Length: > 0 } file) return null;
        if (file.Length > bytesMax) throw new MalformedException(field, $"at most {bytesMax} bytes are read");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public bool Has(string field) => fields.ContainsKey(field);
    public IReadOnlyList<string> All(string field) => [.. fields[field].OfType<string>()];

    /// <summary>A positive whole number as people type it (1,200 or 1200円); null if it is none.</summary>
    public long? Whole(string field) => this[field] is { } text && long.TryParse(
        text.Replace(",", "", StringComparison.Ordinal).TrimEnd('円').Trim(), NumberStyles.None,
        CultureInfo.InvariantCulture, out var whole) && whole is > 0 and <= Ledger.Amount.CoinsMax
        ? whole
        : null;

    public static async ValueTask<PageForm> BindAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new MalformedException("form", "a page's form is expected here");
        }
        var read = await Read(context);
        var origins = context.RequestServices.GetRequiredService<Origins>();
        if (!origins.IsOwn(context) || !FormMarks.IsRight(context, read[FormMarks.Field]))
        {
            throw new ForeignFormException();
        }
        return new PageForm(read);
    }

    private static async Task<IFormCollection> Read(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(
                new FormOptions { ValueCountLimit = FieldsMax, ValueLengthLimit = FieldLengthMax },
                context.RequestAborted);
        }
        catch (InvalidDataException unreadable)
        {
            throw new MalformedException("form", unreadable.Message);
        }
    }
}

/// <summary>A form that no page of ours sent, or one of a session that has ended.</summary>
public sealed class ForeignFormException() : Exception("the form did not come from a page of this session");
