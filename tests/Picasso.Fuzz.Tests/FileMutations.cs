using NetVips;
using Picasso.Testing.Pictures;

namespace Picasso.Fuzz.Tests;

/// <summary>Pictures of every format that is taken, with bytes changed, moved, repeated or missing.</summary>
internal sealed class FileMutations
{
    private readonly List<byte[]> _whole = Make();

    /// <summary>The file of this number.</summary>
    public byte[] File(int number)
    {
        var random = FuzzSettings.RandomOf("file", number);
        var file = _whole[number % _whole.Count].ToArray();
        for (var times = random.Next(1, 6); times > 0; times--)
            file = Mutate(file, random);
        return file;
    }

    private byte[] Mutate(byte[] file, Random random)
    {
        if (file.Length < 16)
            return [.. file, .. _whole[random.Next(_whole.Count)][..16]];
        // Headers say how much is to be decoded: most of what can go wrong is near the beginning.
        var reach = random.Next(3) == 0 ? file.Length : Math.Min(file.Length, 512);
        var at = random.Next(reach);
        switch (random.Next(8))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file[at] = random.Next(4) switch { 0 => 0, 1 => 0xFF, 2 => 0x7F, _ => (byte)random.Next(256) };
                return file;
            case 2:
                for (var offset = at; offset < Math.Min(at + 4, file.Length); offset++)
                    file[offset] = 0xFF;
                return file;
            case 3:
                return file[..random.Next(file.Length)];
            case 4:
                var noise = new byte[random.Next(1, 64)];
                random.NextBytes(noise);
                return [.. file[..at], .. noise, .. file[at..]];
            case 5:
                var length = random.Next(1, Math.Min(400, file.Length - at));
                return [.. file[..(at + length)], .. file[at..]];
            case 6:
                var other = _whole[random.Next(_whole.Count)];
                return [.. file[..at], .. other[Math.Min(at, other.Length)..]];
            default:
                return [.. file[..at], .. file[Math.Min(file.Length, at + random.Next(1, 100))..]];
        }
    }

    private static List<byte[]> Make()
    {
        using var picture = Image.NewFromBuffer(PictureFiles.Photograph(seed: 17, 320, 260));
        return
        [
            picture.JpegsaveBuffer(q: 70), picture.JpegsaveBuffer(q: 70, interlace: true), picture.PngsaveBuffer(), picture.PngsaveBuffer(interlace: true),
            picture.WebpsaveBuffer(), picture.WebpsaveBuffer(lossless: true), picture.TiffsaveBuffer(), picture.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw, tile: true),
            picture.GifsaveBuffer(), picture.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1), PictureFiles.RotatedWithGps(),
        ];
    }
}
