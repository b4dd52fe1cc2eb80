using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Sniffing;

/// <summary>
/// One directory of a TIFF as a list of numbers for each tag. Pointers outside the file are ignored, as decoders do; missing bytes reject the file as
/// incomplete.
/// </summary>
internal sealed class TiffTags
{
    private const int MaxValues = 16;

    private readonly ByteWindow _window;
    private readonly TiffBytes _file;
    private readonly Dictionary<int, IReadOnlyList<long>> _tags = [];

    private TiffTags(ByteWindow window, TiffBytes file, long at)
    {
        (_window, _file) = (window, file);
        ReadEntries(at);
    }

    /// <summary>Width × height; 0 when it is not a picture.</summary>
    public long Pixels => First(256) is > 0 and <= int.MaxValue and var width && First(257) is > 0 and <= int.MaxValue and var height ? width * height : 0;

    /// <summary>Position of the next directory; 0 for none.</summary>
    public long Next { get; private set; }

    /// <summary>The first directory.</summary>
    public static TiffTags ReadFirst(ByteWindow file)
    {
        var bytes = new TiffBytes(file);
        return new(file, bytes, bytes.First);
    }

    /// <summary>The directory at a position of the same file.</summary>
    public TiffTags At(long place) => new(_window, _file, place);

    public bool Has(int tag) => _tags.ContainsKey(tag);

    /// <summary>The values of a tag, sixteen at most; whole numbers only.</summary>
    public IReadOnlyList<long> All(int tag) => _tags.GetValueOrDefault(tag, []);

    /// <summary>The first value of a tag; 0 when there is none.</summary>
    public long First(int tag) => All(tag) is [var first, ..] ? first : 0;

    private void ReadEntries(long at)
    {
        if (!IsInside(at, _file.CounterLength))
            return;
        var count = _file.CountAt(at);
        if (count is < 0 or > TiffBytes.MaxEntries || !IsInside(at, _file.EndOf(at, count) - at))
            return;
        for (var i = 0; i < count; i++)
            Add(_file.EntryAt(at, i));
        var end = _file.EndOf(at, count);
        Next = IsInside(end, _file.PointerLength) ? _file.Number(end, _file.PointerLength) : 0;
    }

    private void Add(TiffBytes.Entry entry)
    {
        var values = new List<long>();
        for (var i = 0; entry.Length > 0 && i < Math.Min(entry.Count, MaxValues) && IsInside(entry.Place + (i * entry.Length), entry.Length); i++)
            values.Add(_file.Number(entry.Place + (i * entry.Length), entry.Length));
        _tags.TryAdd(entry.Tag, values);
    }

    private bool IsInside(long at, long length) => at > 0 && length >= 0 && at <= _window.Length - length;
}
