using Microsoft.Extensions.DependencyInjection;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.AddingPreviews;
using Picasso.Pictures.Commands.Cleaning;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Uploading;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Testing.Processes;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Each picture gets its further previews once after its upload, whatever is killed, and nothing is left behind.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class AddingPreviewsTests : IAsyncLifetime
{
    private static readonly string[] s_first = ["320 webp", "320 jpeg", "640 webp", "640 jpeg", "1280 webp", "1280 jpeg"];

    private readonly TravellingClock _clock = new();
    private readonly string _ada = NewPerson();
    private PicturesHost _pictures = null!;

    public async ValueTask InitializeAsync() => _pictures = await new PicturesHost().At(_clock).With("OrphanAge", TimeSpan.Zero).StartAsync();

    public ValueTask DisposeAsync() => _pictures.DisposeAsync();

    [Fact]
    public async Task All_widths_up_to_the_original_follow_in_all_formats_and_are_stored_plain_and_added_once()
    {
        var id = (await _pictures.Upload(_ada, TestPictures.Jpeg(NewSeed(), 2800, 1900))).PictureId;
        (await SizesAsync(id)).ShouldBe(s_first);

        await Task.WhenAll(AddAsync(id), AddAsync(id));
        await AddAsync(id);

        var sizes = await SizesAsync(id);
        sizes.ShouldBe(
            [
                .. s_first, .. from width in (int[])[480, 960, 1920, 2560] from format in (string[])["webp", "jpeg"] select $"{width} {format}",
                .. from width in (int[])[320, 480, 640, 960, 1280, 1920, 2560] select $"{width} avif",
            ], ignoreOrder: true);
        var history = await _pictures.History(id);
        history.Verdict.IsIntact.ShouldBeTrue();
        history.Entries.Count(entry => entry.Happened is PreviewsAdded).ShouldBe(1);
        (await _pictures.Keys(Bucket.Public, "previews/")).ShouldBe(history.State.Previews.Select(preview => preview.Key), ignoreOrder: true);
        foreach (var preview in history.State.Previews)
        {
            var bytes = await BytesAsync(preview.Key);
            using var image = NetVips.Image.NewFromBuffer(bytes);
            (image.Width, image.Height).ShouldBe((preview.Width, preview.Height));
            (await _pictures.Objects.FindAsync(Bucket.Public, preview.Key, default))!.MediaType.ShouldBe(preview.MediaType);
        }

        _pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_small_original_gets_no_size_twice_and_none_that_is_larger()
    {
        var id = (await _pictures.Upload(_ada, TestPictures.Jpeg(NewSeed(), 600, 400))).PictureId;
        await AddAsync(id);
        (await SizesAsync(id)).Where(size => !size.EndsWith("avif", StringComparison.Ordinal))
            .ShouldBe(["320 webp", "320 jpeg", "600 webp", "600 jpeg", "480 webp", "480 jpeg"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_picture_without_any_has_its_turn_the_latest_upload_first()
    {
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
            ids.Add((await _pictures.Upload(_ada, TestPictures.Jpeg(NewSeed()))).PictureId);
        await using var service = await new PicturesHost().In(_pictures.Host.DataDirectory)
            .With("FurtherPreviews", true).With("FurtherPreviewsAfter", TimeSpan.Zero).StartAsync();
        await Wait.UntilAsync(async () => (await Task.WhenAll(ids.Select(StateAsync))).All(state => state.PreviewsSettled), () => "a picture has no further previews");
        var positions = new List<long>();
        foreach (var id in ids)
            positions.Add((await _pictures.History(id)).PositionOf<PreviewsAdded>(_ => true)!.Value.ToStored());
        positions.ShouldBe(positions.OrderDescending());
    }

    [Fact]
    public async Task Files_of_a_killed_attempt_wait_for_a_result_and_go_afterwards()
    {
        var id = (await _pictures.Upload(_ada)).PictureId;
        (await _pictures.Host.Services.GetRequiredService<PreviewClaims>().TakeAsync(id, default)).ShouldBe(ClaimResult.Taken);
        var left = $"previews/{id}/{PictureFiles.NewFurtherAttempt()}/480.avif";
        using var content = new MemoryStream([1, 2, 3]);
        await _pictures.Objects.PutAsync(Bucket.Public, left, content, "image/avif", default);

        await SweepAsync();
        (await _pictures.Keys(Bucket.Public)).ShouldContain(left);
        // Another copy leaves it alone until the claim ends.
        await AddAsync(id);
        (await StateAsync(id)).PreviewsSettled.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(11));
        await AddAsync(id);
        await SweepAsync();
        (await _pictures.Keys(Bucket.Public)).ShouldBe((await StateAsync(id)).Previews.Select(preview => preview.Key), ignoreOrder: true);
    }

    [Fact]
    public async Task A_deleted_picture_gets_none_and_its_further_previews_go_with_it()
    {
        var (one, two) = ((await _pictures.Upload(_ada)).PictureId, (await _pictures.Upload(_ada)).PictureId);
        await AddAsync(one);
        foreach (var id in new[] { one, two })
            await _pictures.As(_ada).DeleteAsync(new Contracts.Pictures.DeleteRequest { PictureId = id });
        await AddAsync(two);
        await Wait.UntilAsync(async () => (await _pictures.Keys(Bucket.Public, $"previews/{one}/")).Count == 0, () => "files are left");
        (await _pictures.Keys(Bucket.Public, $"previews/{two}/m")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_a_sale_nor_a_dispute_changes_them()
    {
        var (id, buyer) = ((await _pictures.Upload(_ada, price: new Kernel.Money(500, "EUR"))).PictureId, NewPerson());
        await AddAsync(id);
        var before = (await StateAsync(id)).Previews;
        await _pictures.Sell(id, buyer);
        var sold = await StateAsync(id);
        sold.OwnerId.Value.ShouldBe(buyer);
        sold.Previews.ShouldBe(before);
    }

    [Theory]
    [InlineData(true, "original_changed")]
    [InlineData(false, "picture_truncated")]
    public async Task An_original_that_is_not_what_it_was_is_recorded_and_not_tried_again(bool isOther, string reason)
    {
        // Of the same digest, as if today's decoder refused what an earlier one took.
        var file = TestPictures.Jpeg(NewSeed());
        var id = (await _pictures.Upload(_ada, file)).PictureId;
        var original = (await StateAsync(id)).Original!;
        if (isOther)
            await PutOriginalAsync(original.Key, TestPictures.Jpeg(NewSeed()));
        else
            id = await UndecodableAsync();
        await AddAsync(id);
        await AddAsync(id);
        (await _pictures.History(id)).Entries.Select(entry => entry.Happened).OfType<PreviewsFailed>().ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task A_missing_original_is_tried_again_with_growing_pauses_until_it_is_given_up()
    {
        var id = (await _pictures.Upload(_ada)).PictureId;
        await _pictures.Objects.DeleteAsync(Bucket.Originals, (await StateAsync(id)).Original!.Key, default);
        for (var (attempt, pause) = (0, TimeSpan.FromMinutes(10)); attempt < PreviewClaim.MaxAttempts; attempt++, pause *= 2)
        {
            await AddAsync(id);
            (await StateAsync(id)).PreviewsSettled.ShouldBeFalse();
            _clock.Advance(pause);
        }

        await AddAsync(id);
        (await _pictures.History(id)).Entries[^1].Happened.ShouldBe(new PreviewsFailed(PreviewAddingHandler.Interrupted));
    }

    private async Task<string> UndecodableAsync()
    {
        byte[] file = [.. TestPictures.Jpeg(NewSeed()).Take(3_000)];
        var (id, sha) = (NewPerson(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
        await PutOriginalAsync($"{id}/a.jpeg", file);
        var original = new OriginalFile($"{id}/a.jpeg", sha, "", file.Length, "image/jpeg", 480, 360);
        await _pictures.Host.Services.GetRequiredService<PictureStreams>().RunAsync(
            id, new UploadPicture(id, _ada, original, new PictureDetails("t", "", [], "other", ""), [], "", null), Origin.Rpc(_ada, "Upload"), default);
        return id;
    }

    private async Task PutOriginalAsync(string key, byte[] file)
    {
        using var content = new MemoryStream(file);
        await _pictures.Objects.PutAsync(Bucket.Originals, key, content, "image/jpeg", default);
    }

    private async Task<byte[]> BytesAsync(string key)
    {
        await using var content = (await _pictures.Objects.OpenAsync(Bucket.Public, key, 0, default))!;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private Task SweepAsync() => _pictures.Host.Services.GetRequiredService<OrphanSweeper>().SweepAsync(default);

    private Task AddAsync(string id) => _pictures.Host.Services.GetRequiredService<PreviewAddingHandler>().AddAsync(id, default);

    private async Task<PictureState> StateAsync(string id) => (await _pictures.History(id)).State;

    private async Task<string[]> SizesAsync(string id) =>
        [.. (await StateAsync(id)).Previews.Select(preview => $"{preview.Width} {preview.MediaType.Replace("image/", "", StringComparison.Ordinal)}")];
}
