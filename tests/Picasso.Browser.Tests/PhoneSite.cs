using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using NetVips;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Web.Tests;

namespace Picasso.Browser.Tests;

/// <summary>A site of photographs in the sizes and at the quality that the imaging worker makes; the picture's detail is noise of every scale.</summary>
public sealed class PhoneSite : IAsyncLifetime
{
    private const int Pictures = 30;
    private const int Different = 6;
    private const int Ratio = 3;
    private const int PlaceholderBytes = 150;
    private const int Whole = 2560;
    private readonly DirectoryInfo _media = Directory.CreateTempSubdirectory("picasso-phone-");
    private WebFixture _web = null!;

    public Uri Address => new(_web.Address);

    /// <summary>The picture whose page is opened.</summary>
    public Picture Picture { get; private set; } = null!;

    public Account Seller { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        for (var number = 0; number < Different; number++)
            Store(number);
        _web = await WebFixture.StartAsync(publicUrl: "http://localhost", mediaFolder: _media.FullName);
        Seller = _web.Market.AddPerson("Ines Amaral");
        for (var number = 0; number < Pictures; number++)
        {
            Picture = _web.Market.AddPicture(Seller, $"Photograph {number}", width: 6000, height: 4000, media: $"phone{number % Different}", further: true);
            Distinguish(Picture, number);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _media.Delete(recursive: true);
    }

    /// <summary>The bytes of one of the pictures at exactly this width, in the format of one of its previews.</summary>
    public static long BytesAt(string url, int width)
    {
        using var picture = Photograph(NumberOf(url));
        using var sized = picture.ThumbnailImage(width);
        return url.EndsWith("avif", StringComparison.Ordinal) ? Avif(sized).Length : sized.WebpsaveBuffer(q: 80, effort: 0).Length;
    }

    /// <summary>The number of a picture by the address of one of its previews.</summary>
    public static int NumberOf(string url) => int.Parse(url[(url.IndexOf("/phone", StringComparison.Ordinal) + "/phone".Length)..].Split('-')[0], CultureInfo.InvariantCulture);

    // Each preview has a name of its own content and each placeholder its own bytes, neither of which compresses.
    private void Distinguish(Picture picture, int number)
    {
        // Those that are added after the upload share an attempt, and are named by their widths.
        var attempt = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)))[..11];
        foreach (var preview in picture.Previews)
        {
            var file = preview.Url.Split('/')[^1];
            var isFirst = preview.MediaType != "image/avif" && preview.Width is 320 or 640 or 1280;
            var part = isFirst ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {file}"))) : $"m{attempt}-{preview.Width}";
            var name = $"{file.Split('-')[0]}-{part}{Path.GetExtension(file)}";
            File.Copy(Path.Combine(_media.FullName, file), Path.Combine(_media.FullName, name));
            preview.Url = $"/media/{name}";
        }

        var placeholder = new byte[PlaceholderBytes];
        new Random(number).NextBytes(placeholder);
        picture.Placeholder = ByteString.CopyFrom(placeholder);
    }

    private void Store(int number)
    {
        using var picture = Photograph(number);
        foreach (var width in Picasso.Fakes.Site.FakeMarket.FurtherEdges)
        {
            using var sized = picture.ThumbnailImage(width);
            sized.Webpsave(Path.Combine(_media.FullName, $"phone{number}-{width}.webp"), q: 80, effort: 0);
            File.WriteAllBytes(Path.Combine(_media.FullName, $"phone{number}-{width}.avif"), Avif(sized));
            sized.Jpegsave(Path.Combine(_media.FullName, $"phone{number}-{width}.jpg"), q: 82, optimizeCoding: true);
        }
    }

    private static byte[] Avif(Image sized) =>
        sized.HeifsaveBuffer(q: sized.Width < 1280 ? 66 : 60, effort: 0, compression: Enums.ForeignHeifCompression.Av1, keep: Enums.ForeignKeep.None);

    // Noise of every scale, the finer the fainter, as in photographs: each size has about the same detail.
    private static Image Photograph(int number)
    {
        const int Height = Whole * 2 / Ratio;
        var sum = Image.Black(Whole, Height) + 118;
        for (var cell = 512; cell >= 2; cell /= 2)
        {
            using var layer = Image.Perlin(Whole, Height, cellSize: cell, seed: number + cell) * (Math.Sqrt(cell) * 2.5);
            var next = sum + layer;
            sum.Dispose();
            sum = next;
        }

        using var grey = sum;
        using var red = grey * 1.1;
        using var blue = grey * 0.8;
        using var joined = red.Bandjoin(grey, blue);
        using var bytes = joined.Cast(Enums.BandFormat.Uchar);
        using var coloured = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.CopyMemory();
    }
}
