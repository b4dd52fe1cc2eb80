using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Worker.Colour;

/// <summary>
/// The colour space that an AVIF declares by a "colr" property of kind "nclx" (ISO/IEC 23008-12, 14496-12): of its primary item, or, where that
/// consists of tiles, the first one. The decoder has applied matrix and range.
/// </summary>
internal static class AvifColour
{
    private const int MaxBoxes = 10_000;
    private const int MaxItems = 10_000;

    public static ColourSpace? Read(ByteWindow file)
    {
        var boxes = new BoxReader(file, MaxBoxes, "");
        var meta = boxes.Find("meta"u8, 0, file.Length);
        var properties = boxes.Find("iprp"u8, meta.Start + 4, meta.End);
        var container = boxes.Find("ipco"u8, properties.Start, properties.End);
        var all = boxes.Children(container.Start, container.End);
        var ofPrimary = PropertiesOf(file, boxes, meta, properties);
        var place = ofPrimary.Where(number => number > 0 && number <= all.Count).Select(number => all[number - 1]).Where(box => IsNclx(file, box))
            .Concat(all.Where(box => IsNclx(file, box))).Select(box => (long?)box.Start).FirstOrDefault();
        return place is { } at ? ColourSpace.Of(file.BigEndian16(at + 4), file.BigEndian16(at + 6)) : null;
    }

    private static bool IsNclx(ByteWindow file, BoxReader.Box box) =>
        box.End - box.Start >= 11 && file.Read(box.Start - 4, 4).SequenceEqual("colr"u8) && file.Read(box.Start, 4).SequenceEqual("nclx"u8);

    /// <summary>The numbers of the primary item's properties, from 1 on.</summary>
    private static List<int> PropertiesOf(ByteWindow file, BoxReader boxes, BoxReader.Box meta, BoxReader.Box properties)
    {
        var found = new List<int>();
        if (boxes.All("pitm"u8, meta.Start + 4, meta.End) is not [var primary, ..])
            return found;
        var item = file.Byte(primary.Start) == 0 ? file.BigEndian16(primary.Start + 4) : file.BigEndian32(primary.Start + 4);
        foreach (var map in boxes.All("ipma"u8, properties.Start, properties.End))
        {
            var (isLong, isWide) = (file.Byte(map.Start) >= 1, (file.Byte(map.Start + 3) & 1) != 0);
            var (at, items) = (map.Start + 8, Math.Min(file.BigEndian32(map.Start + 4), MaxItems));
            for (var i = 0L; i < items && at < map.End; i++)
            {
                var id = isLong ? file.BigEndian32(at) : file.BigEndian16(at);
                at += isLong ? 4 : 2;
                var count = file.Byte(at++);
                for (var k = 0; k < count; k++, at += isWide ? 2 : 1)
                {
                    if (id == item)
                        found.Add(isWide ? file.BigEndian16(at) & 0x7FFF : file.Byte(at) & 0x7F);
                }
            }
        }

        return found;
    }
}
