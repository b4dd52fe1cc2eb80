using Microsoft.Extensions.DependencyInjection;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>The thumbnail of a draft: its owner's alone, made once, and gone with the draft.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class UploadThumbnailTests
{
    [Fact]
    public async Task A_complete_upload_has_a_small_private_square_that_is_made_once()
    {
        await using var pictures = await new PicturesHost().With("PartBytes", 10_000).StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = await ada.Arrived(TestPictures.Jpeg(NewSeed()));

        var image = await ada.Thumbnail(id);

        image[..4].ShouldBe("RIFF"u8.ToArray());
        image.Length.ShouldBeLessThan(40_000);
        (await pictures.Keys(Bucket.Public, "")).ShouldBeEmpty();
        var stored = (await pictures.Keys(Bucket.Originals, "pending-parts/")).Where(key => key.Contains("thumbnail", StringComparison.Ordinal)).ShouldHaveSingleItem();
        // The second answer is the stored one.
        using (var other = new MemoryStream([7, 7]))
            await pictures.Objects.PutAsync(Bucket.Originals, stored, other, "image/webp", default);
        (await ada.Thumbnail(id)).ShouldBe([7, 7]);
        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task It_neither_changes_the_upload_nor_outlives_it()
    {
        await using var pictures = await new PicturesHost().StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var file = TestPictures.Png(NewSeed());
        var (published, cancelled) = (await ada.Arrived(file), await ada.Arrived(TestPictures.Png(NewSeed())));
        await ada.Thumbnail(published);
        await ada.Thumbnail(cancelled);
        (await ada.Find(published)).Offset.ShouldBe(file.Length);

        (await ada.Publish(published)).Sha256.ShouldBe(Resuming.Sha256(file));
        await ada.Cancel(cancelled);

        (await pictures.Keys(Bucket.Originals, "pending")).ShouldBeEmpty();
        (await ReasonOf(() => ada.Thumbnail(published))).ShouldBe("upload_unknown");
    }

    [Fact]
    public async Task A_stranger_and_an_incomplete_upload_get_none()
    {
        await using var pictures = await new PicturesHost().StartAsync();
        var (ada, eve) = (new Resuming(pictures, NewPerson()), new Resuming(pictures, NewPerson()));
        var id = await ada.Arrived(TestPictures.Jpeg(NewSeed()));
        await ada.Thumbnail(id);
        var begun = (await ada.Begin(100)).UploadId;

        (await ReasonOf(() => eve.Thumbnail(id))).ShouldBe("upload_unknown");
        (await ReasonOf(() => new Resuming(pictures, null).Thumbnail(id))).ShouldBe("sign_in_required");
        (await ReasonOf(() => ada.Thumbnail(begun))).ShouldBe("upload_incomplete");
        (await ReasonOf(() => ada.Thumbnail("not-an-id"))).ShouldBe("invalid_request");
    }

    [Fact]
    public async Task A_file_that_cannot_be_decoded_is_tried_once()
    {
        var file = TestPictures.Jpeg(NewSeed());
        // Its header is that of a picture, and its pixels are missing.
        var damaged = file[..(file.Length / 10)];
        await using var pictures = await new PicturesHost().StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = await ada.Arrived(damaged);

        (await ReasonOf(() => ada.Thumbnail(id))).ShouldBe("thumbnail_unavailable");
        (await pictures.Keys(Bucket.Originals, "pending-parts/")).Count(key => key.Contains("thumbnail", StringComparison.Ordinal)).ShouldBe(1);
        (await ReasonOf(() => ada.Thumbnail(id))).ShouldBe("thumbnail_unavailable");
    }

    [Theory]
    [InlineData("ThumbnailsPerPerson", null)]
    [InlineData("ThumbnailsPerAddress", "198.51.100.7")]
    public async Task Reading_is_bounded_by_person_and_by_address(string setting, string? address)
    {
        await using var pictures = await new PicturesHost().With(setting, 2).StartAsync();
        var ada = new Resuming(pictures, NewPerson(), address);
        var id = await ada.Arrived(TestPictures.Jpeg(NewSeed()));
        await ada.Thumbnail(id);
        await ada.Thumbnail(id);

        (await ReasonOf(() => ada.Thumbnail(id))).ShouldBe("too_many_thumbnails");

        var bob = new Resuming(pictures, NewPerson(), address);
        (await ReasonOf(() => bob.Thumbnail(id))).ShouldBe(address is null ? "upload_unknown" : "too_many_thumbnails");
    }

    [Fact]
    public async Task Many_requests_at_once_wait_for_their_turn()
    {
        await using var pictures = await new PicturesHost().WithImaging("WaitingPerPerson", 1).StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var drafts = new List<string>();
        for (var number = 0; number < 6; number++)
            drafts.Add(await ada.Arrived(TestPictures.Jpeg(NewSeed())));

        var images = await Task.WhenAll(drafts.Concat(drafts).Select(ada.Thumbnail));

        images.ShouldAllBe(image => image.Length > 0);
    }

    [Fact]
    public async Task A_thumbnail_whose_upload_is_gone_goes_when_it_is_old_enough()
    {
        var clock = new TravellingClock();
        await using var pictures = await new PicturesHost().At(clock).StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        await ada.Thumbnail(await ada.Arrived(TestPictures.Jpeg(NewSeed())));
        foreach (var key in await pictures.Keys(Bucket.Originals, "pending/"))
            await pictures.Objects.DeleteAsync(Bucket.Originals, key, default);
        clock.Advance(TimeSpan.FromHours(3));

        await pictures.Host.Services.GetRequiredService<PendingSweeper>().SweepAsync(default);

        (await pictures.Keys(Bucket.Originals, "pending")).ShouldBeEmpty();
    }
}
