using Picasso.Contracts.Pictures;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Changes by one person are bounded; those of others are not affected.</summary>
public class CallLimitTests
{
    [Theory]
    [InlineData("PictureChanges", "Describe")]
    [InlineData("PictureChanges", "Reprice")]
    [InlineData("PictureChanges", "Unlist")]
    public async Task Changes_of_pictures_are_bounded_by_person(string setting, string method)
    {
        await using var pictures = await new PicturesHost().WithCalls(setting, 3).StartAsync();
        var (ada, bob) = (PicturesHost.NewPerson(), PicturesHost.NewPerson());
        var hers = await pictures.Upload(ada, price: new Money(100, "EUR"));
        for (var number = 0; number < 3; number++)
            await ChangeAsync(ada, number);
        (await PicturesHost.ErrorOf(() => ChangeAsync(ada, 9))).Reason.ShouldBe("too_many_changes");
        (await PicturesHost.ErrorOf(() => ChangeAsync(bob, 9))).Reason.ShouldBe("not_owner");

        Task ChangeAsync(string person, int number) => method switch
        {
            "Describe" => pictures.As(person).DescribeAsync(new DescribeRequest
            {
                PictureId = hers.PictureId, Details = new Details { Title = $"Dusk {number}" },
            }).ResponseAsync,
            "Reprice" => pictures.As(person).RepriceAsync(new RepriceRequest
            {
                PictureId = hers.PictureId, Price = new Contracts.Money { Minor = 200 + number, Currency = "EUR" },
            }).ResponseAsync,
            _ => pictures.As(person).UnlistAsync(new UnlistRequest { PictureId = hers.PictureId }).ResponseAsync,
        };
    }
}
