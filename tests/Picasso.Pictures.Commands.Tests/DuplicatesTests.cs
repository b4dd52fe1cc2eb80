using NetVips;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class DuplicatesTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    [Fact]
    public async Task One_file_is_one_picture_however_many_bring_it_at_once()
    {
        var file = TestPictures.Sky(NewSeed());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                return (await pictures.Upload(NewPerson(), file)).PictureId;
            }
            catch (Grpc.Core.RpcException refused)
            {
                refused.StatusCode.ShouldBe(Grpc.Core.StatusCode.AlreadyExists);
                return null;
            }
        }));
        outcomes.Count(id => id is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_brings_a_file_again()
    {
        var (owner, file) = (NewPerson(), TestPictures.Sky(NewSeed()));
        await pictures.Upload(owner, file);
        (await ReasonOf(() => pictures.Upload(owner, file))).ShouldBe("picture_exists");
        (await ReasonOf(() => pictures.Upload(NewPerson(), file))).ShouldBe("picture_exists");
    }

    [Fact]
    public async Task A_copy_that_was_changed_a_little_is_the_same_picture()
    {
        using var image = TestPictures.Make(NewSeed(), 800, 600);
        await pictures.Upload(NewPerson(), image.JpegsaveBuffer(q: 95));
        using var small = image.Resize(0.5);
        using var mirrored = image.Flip(Enums.Direction.Horizontal);
        using var bright = image.Linear([1.08], [4]).Cast(Enums.BandFormat.Uchar);
        foreach (var copy in new[] { image.JpegsaveBuffer(q: 40), small.WebpsaveBuffer(q: 70), mirrored.PngsaveBuffer(), bright.JpegsaveBuffer(q: 80) })
            (await ReasonOf(() => pictures.Upload(NewPerson(), copy))).ShouldBe("picture_exists");
    }

    [Fact]
    public async Task The_public_preview_is_no_way_to_a_picture_of_ones_own()
    {
        var uploaded = await pictures.Upload(NewPerson(), TestPictures.Jpeg(NewSeed(), 1600, 1200));
        var copy = await LargestPreview(uploaded.PictureId);
        (await ReasonOf(() => pictures.Upload(NewPerson(), copy))).ShouldBe("picture_exists");
    }

    private async Task<byte[]> LargestPreview(string pictureId)
    {
        var preview = (await pictures.History(pictureId)).State.Previews[^1];
        await using var stream = await pictures.Objects.OpenAsync(Bucket.Public, preview.Key, 0, default);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy);
        return copy.ToArray();
    }

    // One of each kind of drawing, and line art whose marked preview is the farthest from it.
    [Theory]
    [InlineData(2005)]
    [InlineData(2006)]
    [InlineData(2007)]
    [InlineData(2008)]
    [InlineData(2009)]
    [InlineData(2094)]
    [InlineData(2104)]
    public async Task A_drawing_in_another_encoding_is_the_same_picture_and_in_other_colours_another(int seed)
    {
        using var drawing = Drawings.Draw(seed);
        var uploaded = await pictures.Upload(NewPerson(), drawing.PngsaveBuffer());
        using var small = drawing.Resize(0.5);
        using var mirrored = drawing.Flip(Enums.Direction.Horizontal);
        foreach (var copy in new[] { drawing.JpegsaveBuffer(q: 40), small.WebpsaveBuffer(q: 70), mirrored.GifsaveBuffer(), await LargestPreview(uploaded.PictureId) })
            (await ReasonOf(() => pictures.Upload(NewPerson(), copy))).ShouldBe("picture_exists");
        using var inverted = drawing.Invert();
        (await pictures.Upload(NewPerson(), inverted.PngsaveBuffer())).PictureId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task One_plain_sky_is_not_another()
    {
        await pictures.Upload(NewPerson(), TestPictures.Sky(1));
        (await pictures.Upload(NewPerson(), TestPictures.Sky(2))).PictureId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Different_pictures_are_different()
    {
        for (var i = 0; i < 5; i++)
            (await pictures.Upload(NewPerson())).PictureId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_sold_a_picture_cannot_bring_it_again()
    {
        var (owner, file) = (NewPerson(), TestPictures.Sky(NewSeed()));
        var uploaded = await pictures.Upload(owner, file, new Money(100, "EUR"));
        await pictures.Sell(uploaded.PictureId, NewPerson());
        (await ReasonOf(() => pictures.Upload(owner, file))).ShouldBe("picture_exists");
    }

    [Fact]
    public async Task Who_deleted_a_picture_may_bring_it_again()
    {
        var (owner, file) = (NewPerson(), TestPictures.Jpeg(NewSeed()));
        var first = await pictures.Upload(owner, file);
        await pictures.As(owner).DeleteAsync(new() { PictureId = first.PictureId });
        var second = await pictures.Upload(owner, file);
        second.PictureId.ShouldNotBe(first.PictureId);

        await Eventually.Holds(() => pictures.Keys(Bucket.Originals, first.PictureId), keys => keys.Count == 0);
        await Eventually.Holds(() => pictures.Keys(Bucket.Public, $"previews/{first.PictureId}"), keys => keys.Count == 0);
        (await pictures.Keys(Bucket.Originals, second.PictureId)).Count.ShouldBe(1);
        (await pictures.Keys(Bucket.Public, $"previews/{second.PictureId}")).ShouldNotBeEmpty();
    }
}
