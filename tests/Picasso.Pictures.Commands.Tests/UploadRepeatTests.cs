using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

public class UploadRepeatTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    public static TheoryData<string, Action<UploadHeader>> OtherContent => new()
    {
        { "price", header => header.Price.Minor = 1_000_00 },
        { "currency", header => header.Price.Currency = "USD" },
        { "no price", header => header.Price = null },
        { "royalty", header => header.RoyaltyBasisPoints = 500 },
        { "title", header => header.Details.Title = "Dawn" },
        { "description", header => header.Details.Description = "Another story." },
        { "tags", header => header.Details.Tags.Add("night") },
        { "alt text", header => header.Details.AltText = "A dark sea." },
    };

    [Theory, MemberData(nameof(OtherContent))]
    public async Task Case_33_a_repeated_upload_with_other_words_or_terms_is_refused(string what, Action<UploadHeader> change)
    {
        var (owner, file, header) = (NewPerson(), TestPictures.Jpeg(NewSeed()), Header(new Money(100_00, "EUR")));
        var stored = await pictures.Upload(owner, file, header: header);
        var corrected = header.Clone();
        change(corrected);
        var error = await ErrorOf(() => pictures.Upload(owner, file, header: corrected));

        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Aborted, "idempotency_key_reused"), what);
        error.Metadata["picture_id"].ShouldBe(stored.PictureId);
        error.Metadata["position"].ShouldBe($"{stored.Position}");
        error.Metadata["same_file"].ShouldBe("true");
        (await pictures.Terms(stored.PictureId)).Price.Minor.ShouldBe(100_00);
        (await pictures.Upload(owner, file, header: header)).ShouldBe(stored);
    }

    [Fact]
    public async Task Case_33_a_repeated_upload_with_another_file_is_refused_and_the_file_stays_free()
    {
        var (owner, header) = (NewPerson(), Header());
        var (first, other) = (TestPictures.Jpeg(NewSeed()), TestPictures.Jpeg(NewSeed()));
        var stored = await pictures.Upload(owner, first, header: header);
        var error = await ErrorOf(() => pictures.Upload(owner, other, header: header));

        (error.Reason, error.Metadata["same_file"], error.Metadata["picture_id"]).ShouldBe(("idempotency_key_reused", "false", stored.PictureId));
        (await pictures.Upload(NewPerson(), other)).PictureId.ShouldNotBe(stored.PictureId);
        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repeat_says_whether_the_stored_picture_is_for_sale_now()
    {
        var (owner, file, header) = (NewPerson(), TestPictures.Jpeg(NewSeed()), Header(new Money(100_00, "EUR")));
        var stored = await pictures.Upload(owner, file, header: header);
        stored.ForSale.ShouldBeTrue();
        await pictures.As(owner).UnlistAsync(new UnlistRequest { PictureId = stored.PictureId });
        (await pictures.Upload(owner, file, header: header)).ForSale.ShouldBeFalse();
    }

    [Fact]
    public async Task Case_33_of_two_files_at_once_under_one_key_one_is_stored_and_the_other_stays_free()
    {
        var (owner, header) = (NewPerson(), Header());
        byte[][] files = [TestPictures.Jpeg(NewSeed()), TestPictures.Jpeg(NewSeed())];
        var answers = await Task.WhenAll(files.Select(async file =>
        {
            try
            {
                return (await pictures.Upload(owner, file, header: header)).PictureId;
            }
            catch (Grpc.Core.RpcException refused)
            {
                ServiceDefaults.Grpc.GrpcErrorMapping.ToDomainError(refused)!.Reason.ShouldBe("idempotency_key_reused");
                return null;
            }
        }));

        answers.OfType<string>().ShouldHaveSingleItem();
        (await pictures.Keys(Bucket.Originals, answers.OfType<string>().Single())).Count.ShouldBe(1);
        (await pictures.Upload(NewPerson(), files[answers[0] is null ? 0 : 1])).PictureId.ShouldNotBeEmpty();
    }
}
