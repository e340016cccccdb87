// What arrives is what Excel in Japan saves: UTF-8 with or without a byte order mark, or Shift_JIS. It is told apart by
// the bytes alone: what is valid UTF-8 is UTF-8, because Shift_JIS text of any length hardly ever is.

using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace LocalCoin.App;

/// <summary>The file as a whole cannot be read; the message says where and why.</summary>
public sealed class UnreadableFileException(string message) : Exception(message);

/// <param name="Encoding">As it is told to the user: <c>UTF-8</c>, <c>UTF-8 (BOM)</c> or <c>Shift_JIS</c>.</param>
public sealed record CsvText(string Text, string Encoding)
{
    public const int BytesMax = 50 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="UnreadableFileException"/>
    public static async Task<CsvText> Read(string path, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new UnreadableFileException($"{path}: there is no such file");
            if (file.Length > BytesMax)
            {
                throw new UnreadableFileException(
                    $"{path}: {file.Length} bytes are too many; at most {BytesMax}: split it, in time order");
            }
            return Decode(await File.ReadAllBytesAsync(path, cancellation));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"{path}: {failed.Message}");
        }
    }

    /// <exception cref="UnreadableFileException"/>
    public static CsvText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(ByteOrderMark))
        {
            var rest = bytes[ByteOrderMark.Length..];
            return Utf8.IsValid(rest)
                ? new(System.Text.Encoding.UTF8.GetString(rest), "UTF-8 (BOM)")
                : throw new UnreadableFileException(
                    $"the file begins as UTF-8, but byte {FirstNotUtf8(rest) + ByteOrderMark.Length} is not");
        }
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new UnreadableFileException(
                "the file is UTF-16 (\"Unicode text\"); save it as CSV UTF-8 or as CSV (Shift_JIS)");
        }
        return Utf8.IsValid(bytes) ? new(System.Text.Encoding.UTF8.GetString(bytes), "UTF-8") : ShiftJis(bytes);
    }

    private static CsvText ShiftJis(ReadOnlySpan<byte> bytes)
    {
        if (FirstNotShiftJis(bytes) is { } at)
        {
            throw new UnreadableFileException(
                $"the file is neither UTF-8 (byte {FirstNotUtf8(bytes)} is not) nor Shift_JIS (byte {at} is not); "
                + "save it as CSV UTF-8");
        }
        return new(Strict().GetString(bytes), "Shift_JIS");
    }

    private static System.Text.Encoding Strict()
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return System.Text.Encoding.GetEncoding(
            932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    private static int FirstNotUtf8(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length
            && Rune.DecodeFromUtf8(bytes[at..], out _, out var read) is OperationStatus.Done) at += read;
        return at;
    }

    /// <summary>
    /// A lead byte is 81–9F or E0–FC; half-width katakana are A1–DF. The decoder lets 80, A0 and FD–FF pass as
    /// characters of no text, and so takes any bytes at all for Shift_JIS.
    /// </summary>
    private static int? FirstNotShiftJis(ReadOnlySpan<byte> bytes)
    {
        var strict = Strict();
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at] is < 0x80 or >= 0xA1 and <= 0xDF)
            {
                at++;
                continue;
            }
            if (bytes[at] is 0x80 or 0xA0 or > 0xFC || at + 1 == bytes.Length) return at;
            try
            {
                strict.GetString(bytes.Slice(at, 2));
            }
            catch (DecoderFallbackException)
            {
                return at;
            }
            at += 2;
        }
        return null;
    }
}
