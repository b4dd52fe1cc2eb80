using NetVips;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Testing;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Copies of a drawing are found, other drawings and other colours are not taken for it; the rates are printed.</summary>
public class FlatLookTests
{
    private const int Seeds = 30;

    // Thresholds were chosen with the first thirty; the others were not looked at for that.
    private const int HeldOut = 1001;

    private sealed record Looked(PerceptualHash? Hash, FlatLook Flat, bool IsDrawing)
    {
        public SimilarPicture Stored => new("stored", Hash, IsDrawing ? Flat : null);

        public bool IsCopyOf(Looked other) => IsCopy(Hash, Flat, other) || IsCopy(Hash?.Mirrored(), Flat.Mirrored(), other);

        public bool IsFoundFrom(Looked other) => Shares(Hash, Flat, other) || Shares(Hash?.Mirrored(), Flat.Mirrored(), other);

        private static bool IsCopy(PerceptualHash? hash, FlatLook flat, Looked other) =>
            Shares(hash, flat, other) && NearDuplicates.IsCopy(hash, flat, other.Stored);

        private static bool Shares(PerceptualHash? hash, FlatLook flat, Looked other) =>
            LookPieces.Of(hash, flat).Intersect(LookPieces.Of(other.Hash, other.Stored.Flat)).Any();
    }

    private static Looked LookAt(byte[] file)
    {
        using var image = Image.NewFromBuffer(file);
        return LookAt(image);
    }

    private static Looked LookAt(Image image)
    {
        using var small = image.ThumbnailImage(64, height: 64, size: Enums.Size.Force);
        using var colour = small.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = colour.HasAlpha() ? colour.Flatten(background: [255]) : colour.Copy();
        using var grey = opaque.Colourspace(Enums.Interpretation.Bw).Cast(Enums.BandFormat.Uchar);
        var colours = opaque.Cast(Enums.BandFormat.Uchar).WriteToMemory<byte>();
        return new(PerceptualHasher.Compute(grey.WriteToMemory<byte>()), FlatLooks.Compute(colours), FlatLooks.IsDrawing(colours));
    }

    private static void Print(string line) => Figure.Print($"{line}");

    [Theory]
    [InlineData(1)]
    [InlineData(HeldOut)]
    [Trait(Pace.Trait, Pace.Slow)]
    public void Encodings_of_a_drawing_are_copies_and_its_recolourings_and_other_drawings_are_not(int first)
    {
        var drawings = Enumerable.Range(first, Seeds).ToDictionary(seed => seed, seed => Drawings.Draw(seed));
        var stored = drawings.ToDictionary(one => one.Key, one => LookAt(one.Value));
        var (missed, encodings, most) = (new List<string>(), 0, 0);
        var (wrong, recoloured) = (new List<string>(), 0);
        foreach (var (seed, drawing) in drawings)
        {
            foreach (var (name, file) in DrawingEncodings.Of(drawing))
            {
                encodings++;
                var look = LookAt(file);
                var near = name == "mirrored" ? look.Flat.Mirrored() : look.Flat;
                most = Math.Max(most, near.DistanceTo(stored[seed].Flat));
                if (!look.IsCopyOf(stored[seed]))
                    missed.Add($"{seed} {name}: found {look.IsFoundFrom(stored[seed])}, distance {near.DistanceTo(stored[seed].Flat)}, odd cells {near.OddCells(stored[seed].Flat)} and {stored[seed].Flat.OddCells(near)}");
            }

            foreach (var (name, inks) in DrawingEncodings.Recoloured(Drawings.Palette(seed), seed))
            {
                recoloured++;
                using var other = Drawings.Draw(seed, inks);
                var look = LookAt(other);
                if (look.IsCopyOf(stored[seed]))
                    wrong.Add($"{seed} {name}: distance {look.Flat.DistanceTo(stored[seed].Flat)}, odd cells {look.Flat.OddCells(stored[seed].Flat)} and {stored[seed].Flat.OddCells(look.Flat)}");
            }
        }

        var pairs = (from one in stored from other in stored where one.Key < other.Key select (one, other)).ToList();
        var confused = pairs.Where(pair => pair.one.Value.IsCopyOf(pair.other.Value)).Select(pair => $"{pair.one.Key} and {pair.other.Key}").ToList();
        var candidates = pairs.Count(pair => pair.one.Value.IsFoundFrom(pair.other.Value));
        var nearest = pairs.Min(pair => pair.one.Value.Flat.DistanceTo(pair.other.Value.Flat));
        var palette = Drawings.Palette(first);
        var alike = drawings.Keys.ToDictionary(seed => seed, seed => LookAt(Drawings.Draw(seed, palette)));
        var sameInks = pairs.Where(pair => alike[pair.one.Key].IsCopyOf(alike[pair.other.Key])).Select(pair => $"{pair.one.Key} and {pair.other.Key} in the same inks").ToList();
        var moved = drawings.Keys.Count(seed => LookAt(Drawings.Draw(seed, moved: true)).IsCopyOf(stored[seed]));
        Print($"{Seeds} drawings from {first}, recognised as such {stored.Values.Count(look => look.IsDrawing)}, with a perceptual hash {stored.Values.Count(look => look.Hash is not null)}");
        Print($"copies accepted: {missed.Count} of {encodings}; largest distance of a copy {most}");
        Print($"recolourings refused: {wrong.Count} of {recoloured}; other drawings refused: {confused.Count} of {pairs.Count}, nearest distance {nearest}, candidates {candidates}; in the same inks: {sameInks.Count} of {pairs.Count}");
        Print($"drawings with one shape moved by a tenth, refused: {moved} of {Seeds}");
        missed.Concat(wrong).Concat(confused).Concat(sameInks).ToList().ForEach(Print);
        stored.Values.ShouldAllBe(look => look.IsDrawing);
        missed.Count.ShouldBeLessThanOrEqualTo(encodings / 100);
        wrong.Count.ShouldBeLessThanOrEqualTo(recoloured / 40);
        confused.ShouldBeEmpty();
        sameInks.ShouldBeEmpty();
    }

    [Fact]
    public void Photographs_and_plain_skies_are_no_drawings()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            LookAt(TestPictures.Make(seed)).IsDrawing.ShouldBeFalse($"seed {seed}");
            LookAt(TestPictures.Sky(seed)).IsDrawing.ShouldBeFalse($"sky {seed}");
        }
    }

    [Fact]
    public void The_text_form_reads_back_and_other_versions_are_left_alone()
    {
        var look = LookAt(Drawings.Draw(3)).Flat;
        var read = FlatLook.Parse(look.ToString()).ShouldNotBeNull();
        (read.DistanceTo(look), read.OddCells(look), read.ToString()).ShouldBe((0, 0, look.ToString()));
        look.Mirrored().Mirrored().ToString().ShouldBe(look.ToString());
        foreach (var text in (string?[])[null, "", "2:AAAA", "1:AAAA", "1:?"])
            FlatLook.Parse(text).ShouldBeNull();
    }
}
