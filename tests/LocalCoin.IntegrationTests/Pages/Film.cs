using System.Text;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>A film for a browser's camera, on which one picture stands still.</summary>
internal sealed class Film : IDisposable
{
    private const int Width = 640, Height = 480, Frames = 10;

    private Film(string path) => Path = path;

    public string Path { get; }

    public void Dispose() => File.Delete(Path);

    /// <param name="painter">A page that is no longer needed: a browser scales the picture.</param>
    public static async Task<Film> Of(byte[] picture, IPage painter)
    {
        await painter.GotoAsync("about:blank");
        var light = Convert.FromBase64String(await painter.EvaluateAsync<string>("""
            async ([picture, width, height]) => {
              const image = new Image();
              image.src = "data:image/png;base64," + picture;
              await image.decode();
              const canvas = Object.assign(document.createElement("canvas"), { width, height });
              const context = canvas.getContext("2d");
              context.fillStyle = "#ccc";
              context.fillRect(0, 0, width, height);
              const scale = Math.min(width / image.width, height / image.height) * 0.8;
              const [wide, high] = [image.width * scale, image.height * scale];
              context.drawImage(image, (width - wide) / 2, (height - high) / 2, wide, high);
              const { data } = context.getImageData(0, 0, width, height);
              let light = "";
              for (let at = 0; at < data.length; at += 4) light += String.fromCharCode(data[at + 1]);
              return btoa(light);
            }
            """, new object[] { Convert.ToBase64String(picture), Width, Height }));
        var film = new Film(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"localcoin-{Guid.NewGuid():N}.y4m"));
        await using var file = File.Create(film.Path);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n"));
        var grey = Enumerable.Repeat((byte)128, Width * Height / 2).ToArray();
        for (var frame = 0; frame < Frames; frame++)
        {
            await file.WriteAsync("FRAME\n"u8.ToArray());
            await file.WriteAsync(light);
            await file.WriteAsync(grey);
        }
        return film;
    }
}
