using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Privacy.SubjectRequests;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class DataSetPersonsTests
{
    [Fact]
    public async Task A_person_is_counted_and_erased_wherever_the_contract_points_at_persons()
    {
        using FileWork work = new();
        DataSet dataSet = await work.Import(work.Text("customer_id,amount\n7,1\n8,2\n7,3\n9,7\n"));
        await work.Confirm(dataSet);
        IPersonalDataHolder holder = work.Get<IPersonalDataHolder>();

        Assert.Equal(2, await holder.CountAsync("7", CancellationToken.None));
        Assert.Equal(2, await holder.EraseAsync("7", CancellationToken.None));

        DataSet left = (await work.DataSets.FindAsync(dataSet.Id, CancellationToken.None))!;
        DataSet same = await work.Import(work.Text("customer_id,amount\n8,2\n9,7\n"), "Same");
        Assert.Equal(0, await holder.CountAsync("7", CancellationToken.None));
        Assert.Equal(2, left.Rows);
        Assert.Equal(same.Fingerprint, left.Fingerprint);
    }
}
