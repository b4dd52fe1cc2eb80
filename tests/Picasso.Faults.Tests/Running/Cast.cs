using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>Who trades, and with what.</summary>
internal sealed class Cast
{
    private const int AtOnce = 4;

    private Cast(List<Person> people, IReadOnlyList<Offered> pictures) => (People, Pictures) = (people, pictures);

    public List<Person> People { get; }

    public IReadOnlyList<Offered> Pictures { get; }

    public Person Of(string userId) => People.Single(person => person.Id == userId);

    /// <summary>The first <paramref name="sellers"/> of so many people bring the pictures; everybody buys and sells on.</summary>
    public static async Task<Cast> JoinAsync(SeveralProcesses system, int people, int sellers, int pictures)
    {
        var joined = new Person[people];
        await EachAsync(people, async number => joined[number] = await Person.JoinAsync(system.Channel, $"Person{number}"));
        // They can be paid as soon as the provider knows where; see FaultRun.
        await EachAsync(people, async number => await new Payouts.PayoutsClient(system.Channel).StartOnboardingAsync(
            new StartOnboardingRequest(), joined[number].Token));
        var offered = new Offered[pictures];
        await EachAsync(pictures, async number => offered[number] = await OfferAsync(system, joined[number % sellers], number));
        return new Cast([.. joined], offered);
    }

    // Every third earns its creator a royalty when it is sold on.
    private static async Task<Offered> OfferAsync(SeveralProcesses system, Person seller, int number)
    {
        var answer = await seller.UploadAsync(
            system.Channel, PictureFiles.Photograph(number * 10, 320, 240), Guid.NewGuid().ToString(), wish: header =>
            {
                header.Price = new Money { Minor = 10_00 + (number * 17), Currency = "EUR" };
                if (number % 3 == 0)
                    header.RoyaltyBasisPoints = 777;
            });
        return new Offered(answer.PictureId, answer.Sha256);
    }

    private static Task EachAsync(int count, Func<int, Task> work) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await work(number));
}

/// <summary>A picture of the run.</summary>
internal sealed record Offered(string PictureId, string Sha256);
