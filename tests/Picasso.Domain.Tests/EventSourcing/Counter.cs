using System.Text;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>The smallest aggregate: numbers are added to a sum that must not pass 100.</summary>
public sealed record Add(params int[] Amounts);

public sealed record Added(int Amount);

public static class Counter
{
    public static Decider<int, Add, Added> Decider { get; } = new(
        0,
        (sum, command) => sum + command.Amounts.Sum() > 100
            ? DomainError.Conflict("too_much", "That is too much.")
            : Decision<Added>.Accept([.. command.Amounts.Where(amount => amount != 0).Select(amount => new Added(amount))]),
        (sum, happened) => sum + happened.Amount);
}

public sealed class CounterEncoding : IEventEncoding<Added>
{
    public const string Added = "counter.added.v1";
    public const string Taken = "counter.taken.v1";

    public string NameOf(Added happened) => happened.Amount < 0 ? Taken : Added;

    public ReadOnlyMemory<byte> Encode(Added happened) => Encoding.UTF8.GetBytes($"{happened.Amount}");

    public Added Decode(string name, ReadOnlySpan<byte> json) =>
        name is Added or Taken ? new Added(int.Parse(json)) : throw new UnknownEventException(name);
}
