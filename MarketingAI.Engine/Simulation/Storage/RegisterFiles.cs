using System.Globalization;
using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>A customer register at any size, with the persons behind it.</summary>
internal static class RegisterFiles
{
    private const int PersonsAtOnce = 4000;

    public static long Write(string folder, int records, int seed, bool repeats, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        UnitPlan plan = Plans.All(noEffects: false, noIncidents: false)[0];
        plan = repeats ? plan : plan with { SecondRecordShare = 0, ThirdRecordShare = 0 };
        People people = new(seed, 0, plan);
        CrmRecords register = new(seed, 0, plan);
        using StreamWriter customers = new(Path.Combine(folder, "customers.csv"));
        using StreamWriter truth = new(Path.Combine(folder, "truth.csv"));
        customers.WriteLine("record_id,first_name,last_name,birth_date,email,phone,street,postcode,city");
        truth.WriteLine("record_id,person_id,errors");
        long written = 0;
        for (int first = 0; written < records; first += PersonsAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (CrmRecord record in people.Make(first, PersonsAtOnce).SelectMany(register.Of).TakeWhile(_ => written < records))
            {
                Write(customers, truth, record);
                written++;
            }
        }

        return written;
    }

    private static void Write(StreamWriter customers, StreamWriter truth, CrmRecord record)
    {
        string birth = record.Birth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
        customers.WriteLine(
            $"{record.Id},{record.FirstName},{record.LastName},{birth},{record.Email},{record.Phone},{record.Address.Street},{record.Address.Postcode},{record.Address.City}");
        truth.WriteLine($"{record.Id},{record.Person.Id},{record.Errors}");
    }
}
