using Picasso.Testing;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>A worker may do what it likes: the uploader has a clear answer, and nothing is left behind.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class WorkerFaultTests
{
    [Theory]
    [InlineData("crash", "picture_undecodable")]
    [InlineData("crash before reading", "picture_undecodable")]
    [InlineData("half an answer", "picture_undecodable")]
    [InlineData("garbage", "picture_undecodable")]
    [InlineData("endless", "picture_undecodable")]
    [InlineData("a page for a preview", "picture_undecodable")]
    [InlineData("no previews", "picture_undecodable")]
    [InlineData("another size", "picture_undecodable")]
    [InlineData("hang", "picture_too_costly")]
    [InlineData("spin", "picture_too_costly")]
    [InlineData("memory", "picture_too_costly")]
    public async Task A_worker_that_fails_has_a_clear_answer_and_leaves_nothing(string behaviour, string reason)
    {
        // One that only waits is waited for to the end; the others have time to answer also beside much other work.
        var pictures = await new PicturesHost().With(FaultyWorkers.Which(behaviour)).WithImaging("MaxTime", behaviour == "hang" ? "00:00:02" : "00:00:08").StartAsync();
        await using var host = pictures;
        var file = TestPictures.Jpeg(NewSeed(), 480, 360);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var error = await ErrorOf(() => pictures.Upload(NewPerson(), file));
            (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Invalid, reason));
            error.Message.ShouldContain("JPEG");
        }

        pictures.StagedFiles().ShouldBeEmpty();
        (await pictures.Keys(Bucket.Originals)).ShouldBeEmpty();
        (await pictures.Keys(Bucket.Public)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("crash at the second picture")]
    [InlineData("memory at the second picture")]
    public async Task What_an_earlier_file_did_to_a_worker_is_not_held_against_the_next_one(string behaviour)
    {
        await using var pictures = await new PicturesHost().With(FaultyWorkers.Which(behaviour)).StartAsync();
        for (var i = 0; i < 3; i++)
            (await pictures.Upload(NewPerson())).PictureId.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("MemoryBudget", 1000)]
    [InlineData("MaxScans", 0)]
    [InlineData("MaxProcessorTime", "-00:00:01")]
    public async Task A_setting_that_cannot_be_ends_the_start_and_is_named(string setting, object value)
    {
        var refused = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => new PicturesHost().WithImaging(setting, value).StartAsync());
        refused.Message.ShouldContain($"Picasso:Imaging:{setting}");
    }

    [Fact]
    public async Task Without_a_worker_the_answer_says_that_it_is_not_the_picture()
    {
        var pictures = await new PicturesHost().With(new Picasso.Imaging.Workers.WorkerCommand("missing.dll")).StartAsync();
        await using var host = pictures;
        var error = await ErrorOf(() => pictures.Upload(NewPerson()));
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Unavailable, "imaging_unavailable"));
        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_known_original_is_refused_without_decoding_it()
    {
        var folder = Directory.CreateTempSubdirectory("picasso-test-");
        try
        {
            var file = TestPictures.Sky(NewSeed());
            await using (var first = await new PicturesHost().In(folder.FullName).StartAsync())
                await first.Upload(NewPerson(), file);
            // Here nothing can be decoded.
            await using var second = await new PicturesHost().In(folder.FullName).With(new Picasso.Imaging.Workers.WorkerCommand("missing.dll")).StartAsync();
            (await ReasonOf(() => second.Upload(NewPerson(), file))).ShouldBe("picture_exists");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
