using System.Text;
using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Sniffing;

/// <summary>
/// Distinguishes camera raw files with a TIFF structure (DNG, NEF, ARW, PEF, SRW, 3FR and others) from pictures. A picture's first directory is the
/// picture itself, in a displayable colour space; directories below it (levels of a pyramid, thumbnails) are smaller. A raw file is marked as one, or
/// stores the values of a colour filter array, or begins with a reduced copy of its content. Directories below the first are no evidence by
/// themselves.
/// </summary>
internal static class RawTiff
{
    private const int SubfileType = 254;
    private const int Compression = 259;
    private const int Photometric = 262;
    private const int Make = 271;
    private const int SubDirectories = 330;
    private const int FilterPattern = 33422;
    private const int DngVersion = 50706;
    private const int MostDirectories = 16;
    private const string Unknown = "built like a TIFF";

    /// <summary>Rejects camera raw files, and files whose first directory is only a reduced copy.</summary>
    /// <exception cref="Kernel.DomainException">"format_unsupported".</exception>
    public static void Refuse(ByteWindow file)
    {
        var first = TiffTags.ReadFirst(file);
        if (first.Has(DngVersion))
            throw Raw("DNG").ToException();
        var others = Others(first);
        if (IsSensorData(first) || others.Any(IsSensorData))
            throw Raw(NameOf(first)).ToException();
        // Bit 0: a reduced copy of another picture in the file.
        if (others.Any(other => other.Pixels > first.Pixels) && ((first.First(SubfileType) & 1) == 1 || first.Has(SubDirectories)))
            throw (NameOf(first) is var name && name != Unknown ? Raw(name) : ImagingErrors.ReducedFirst).ToException();
    }

    private static Kernel.DomainError Raw(string name) => new OtherFormat(name, OtherKind.CameraRaw).ToDomainError();

    /// <summary>The examined directories below the first, and those that follow it.</summary>
    private static List<TiffTags> Others(TiffTags first)
    {
        var others = first.All(SubDirectories).Select(first.At).ToList();
        for (var next = first.Next; next != 0 && others.Count < MostDirectories; next = others[^1].Next)
            others.Add(first.At(next));
        return others;
    }

    /// <summary>Photometric: colour filter array, linear raw. Compression: Sony, Samsung, Nikon, Pentax, Kodak.</summary>
    private static bool IsSensorData(TiffTags tags) => tags.First(Photometric) is 32803 or 34892 || tags.Has(FilterPattern)
        || tags.First(Compression) is 32767 or 32770 or 34713 or 65535 or 65000;

    /// <summary>The maker's format.</summary>
    private static string NameOf(TiffTags tags)
    {
        var make = Encoding.ASCII.GetString([.. tags.All(Make).Select(sign => (byte)sign)]);
        (string Maker, string Name)[] makers =
        [
            ("NIKON", "Nikon NEF"), ("SONY", "Sony ARW"), ("PENTAX", "Pentax PEF"), ("RICOH", "Pentax PEF"), ("SAMSUNG", "Samsung SRW"),
            ("Hasselblad", "Hasselblad 3FR"), ("Phase One", "Phase One IIQ"), ("Leaf", "Leaf MOS"), ("KODAK", "Kodak DCR"),
            ("EASTMAN", "Kodak DCR"), ("EPSON", "Epson ERF"), ("SEIKO EPSON", "Epson ERF"), ("Mamiya", "Mamiya MEF"), ("Canon", "Canon"),
            ("Panasonic", "Panasonic"), ("LEICA", "Leica"), ("OLYMPUS", "Olympus"),
        ];
        return makers.FirstOrDefault(one => make.StartsWith(one.Maker, StringComparison.OrdinalIgnoreCase)).Name ?? Unknown;
    }
}
